import { statSync } from 'node:fs'
import { backupLines as L } from '../replies/backup.ts'
import { fillLine } from '../replies/operator.ts'

/** `hvs backup` and `hvs restore`: what storage does, said to whoever runs the machine. */

type Print = (line: string) => void

/** `hvs backup`: makes one and says where. `make` resolves to its path and throws when the copy is not whole. */
export async function backupCommand(make: () => Promise<string>, print: Print): Promise<number> {
  const file = await make()
  print(fillLine(L.made, { file, megabytes: (statSync(file).size / 1e6).toFixed(1) }))
  return 0
}

/** `hvs backup --check`: 1 when anything is wrong, with a line for each thing. */
export function checkBackupCommand(file: string, check: () => string[], print: Print): number {
  const problems = check()
  print(problems.length === 0 ? fillLine(L.sound, { file }) : fillLine(L.unsound, { file, count: problems.length }))
  for (const problem of problems) print(`- ${problem}`)
  return problems.length === 0 ? 0 : 1
}

/** `hvs restore`: nothing is touched before `--yes`. */
export function restoreCommand(
  file: string,
  yes: boolean,
  restore: () => { erasedAgain: number; replaced: string | null },
  print: Print,
): number {
  if (!yes) {
    print(fillLine(L.confirm, { file }))
    return 2
  }
  const { erasedAgain, replaced } = restore()
  print(fillLine(L.restored, { file }))
  if (erasedAgain > 0) print(fillLine(L.erasedAgain, { count: erasedAgain }))
  print(L.quiet)
  if (replaced !== null) print(fillLine(L.replaced, { file: replaced }))
  return 0
}
