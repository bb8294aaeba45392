import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { readDanger } from '../../src/conversation/danger.ts'

/** Cries and calm words as people type them: understated, in dialects, without marks, the harm first or last. */
const rows: { kind: 'cry' | 'calm'; text: string }[] = readFileSync('tests/assistant/cries.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((row) => JSON.parse(row))

const alarms = ({ text }: { text: string }) => readEmergency(text).level !== null || readDanger(text) !== null

describe('people in trouble and people who only ask', () => {
  it('are told apart: nobody calm is alarmed, and hardly anybody in trouble is missed', () => {
    const missed = rows.filter((row) => row.kind === 'cry' && !alarms(row))
    expect(rows.filter((row) => row.kind === 'calm' && alarms(row))).toEqual([])
    expect(missed.length).toBeLessThanOrEqual(4)
  })
})
