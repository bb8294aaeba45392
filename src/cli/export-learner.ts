import { writeFileSync } from 'node:fs'
import type { LearnerStore } from '../learning/learner-store.ts'
import { exportFile } from '../privacy/export.ts'
import { learnerLines as L } from '../replies/learner-commands.ts'
import { fillLine } from '../replies/operator.ts'

/**
 * `hvs export-learner ID --out FILE`: what the learner would get by "dữ liệu của tôi", for somebody who asks in person.
 * A name that ends in `.txt` gets the readable file, any other the rows as JSON. 1 when nobody has this id.
 */
export async function exportLearnerCommand(
  learners: Pick<LearnerStore, 'exportOf'>,
  { id, out }: { id: string; out: string },
  placeName: (place: string) => string,
  now: number,
  print: (line: string) => void,
): Promise<number> {
  const exported = await learners.exportOf(id)
  if (exported === null) {
    print(fillLine(L.unknown, { id }))
    return 1
  }
  const { bytes } = exportFile(exported, out.endsWith('.txt') ? 'text' : 'data', placeName, now)
  writeFileSync(out, bytes, { mode: 0o600 })
  print(fillLine(L.exported, { id, file: out }))
  return 0
}
