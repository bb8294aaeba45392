import { describe, expect, it } from 'vitest'
import { parseMemory } from '../../src/conversation/session.ts'
import type { TurnCommit } from '../../src/conversation/turn-store.ts'
import { startWholeChat } from '../support/wholeChat.ts'

function lastMemory(commits: readonly TurnCommit[]) {
  const saved = commits.flatMap((commit) => commit.effects).findLast((effect) => effect.type === 'memorySaved')
  return saved ? parseMemory(saved.memory) : null
}

describe('a quiz answer', () => {
  it('is graded once, stored with the reply in one commit, and remembered after consent', async () => {
    const whole = startWholeChat()
    for (const text of ['/start', '1', '1', '1', '3', '2', '1']) await whole.receive(text)
    expect(whole.seen().at(-1)).toMatch(/^Câu 1\/4\./u)
    await whole.receive('1', 'answer')
    await whole.receive('1', 'answer')
    await whole.stop()
    const memory = lastMemory(whole.commits)
    const changes = whole.commits.flatMap(({ effects }) => effects).filter(({ type }) => type === 'learnerChanged')
    expect(changes).toMatchObject([{ learner: memory?.learner, change: { attempt: { kind: 'placement', try: 1 } } }])
    expect((await whole.storage.learners.record(memory?.learner ?? ''))?.items.size).toBe(1)
    expect(memory?.quiz?.answered).toBe(1)
    const graded = whole.commits.filter((commit) => commit.done.some((key) => key.endsWith(':answer')))
    expect(graded).toHaveLength(1)
    expect(graded[0]?.keepText).toBe(true)
  })

  it('is gone after "xóa dữ liệu", and the reply says so', async () => {
    const whole = startWholeChat()
    for (const text of ['/start', '1', '1', '1', '4', '2', '1', 'xóa dữ liệu', '1']) await whole.receive(text)
    await whole.stop()
    expect(whole.seen().at(-1)).toContain('Đã xóa.')
    expect(whole.commits.at(-1)?.effects.map((effect) => effect.type)).toEqual(['personErased'])
  })
})
