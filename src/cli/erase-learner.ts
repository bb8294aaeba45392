import type { LearnerStore } from '../learning/learner-store.ts'
import { learnerLines as L } from '../replies/learner-commands.ts'
import { fillLine } from '../replies/operator.ts'

/** `hvs erase-learner ID --yes`: as "xóa dữ liệu" does it. Nothing is touched before `--yes`; 1 when nobody has this id. */
export async function eraseLearnerCommand(
  learners: Pick<LearnerStore, 'exportOf' | 'erase'>,
  { id, yes }: { id: string; yes: boolean },
  now: number,
  print: (line: string) => void,
): Promise<number> {
  if ((await learners.exportOf(id)) === null) {
    print(fillLine(L.unknown, { id }))
    return 1
  }
  if (!yes) {
    print(fillLine(L.confirm, { id }))
    return 2
  }
  await learners.erase(id, now)
  print(fillLine(L.erased, { id }))
  return 0
}
