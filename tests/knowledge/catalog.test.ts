import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { contentHash, loadCatalog, openCatalog } from '../../src/knowledge/catalog.ts'
import { compileCatalog } from '../../src/knowledge/catalog-compile.ts'
import { openContent, readSnapshot, saveSnapshot } from '../../src/knowledge/catalog-snapshot.ts'
import { countForms, formsOf } from '../../src/knowledge/passage-forms.ts'
import { type Edit, GUIDE, SECOND_GUIDE, withEdits } from './check-fixture.ts'

const knowledge = join(import.meta.dirname, '../../knowledge')
const scratch = mkdtempSync(join(tmpdir(), 'hvs-catalog-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** The sound folder with the project's own plans beside it, edited. */
function compileEdited(...edits: Edit[]) {
  return withEdits(edits, (folder) => {
    for (const name of ['plans', 'agencies.yaml', 'places.yaml']) {
      cpSync(join(knowledge, name), join(folder, name), { recursive: true })
    }
    return compileCatalog(folder)
  })
}

function refusal(...edits: Edit[]): AppError {
  try {
    compileEdited(...edits)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('compiled although it should not')
}

describe('all content by id', () => {
  it('finds plans, guides and every passage by address, plans first', async () => {
    const catalog = await loadCatalog(knowledge)
    expect([...catalog.plans.keys()].sort()).toEqual(['dak-nong', 'lai-chau', 'lam-dong', 'lam-vy'])
    const addresses = catalog.passages.map(({ address }) => address)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const passage of catalog.passages) expect(catalog.passage(passage.address)).toBe(passage)
    expect(addresses.filter((address) => /^(?:lam-dong|lam-vy|dak-nong|lai-chau)#/u.test(address))).toHaveLength(165)
    const kinds = catalog.passages.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('plan')).toBeLessThan(kinds.indexOf('guide'))
    expect(catalog.guides.get('qr-04-kiem-tra')?.title).toBe('Kiểm tra trước khi bấm chuyển')
    expect(catalog.passage('qr-04-kiem-tra#buoc-99')).toBeUndefined()
  })

  it('lets a guide point to one that is not written yet', () => {
    const catalog = openCatalog(compileEdited())
    expect(catalog.guides.get('qr-04-kiem-tra')?.related).toContain('qr-06-chuyen-nham')
    expect(catalog.guides.get('qr-06-chuyen-nham')).toBeUndefined()
  })

  it('joins the patterns of the guides and of the list beside them', () => {
    expect(compileEdited().redFlags.map(({ id, guide }) => `${id} ${guide}`)).toEqual([
      'A24 qr-04-kiem-tra',
      'A10 antoan-02-gia-danh',
    ])
  })
})

describe('content that cannot be trusted stops the start', () => {
  it.each([
    ['a guide that breaks its format', 'GUIDE_INVALID', GUIDE, 'core', { find: 'core: true', put: 'core: 1' }],
    [
      'a list that cannot be read',
      'GUIDE_INVALID',
      'glossary.yaml',
      'line',
      { file: 'glossary.yaml', find: '- {', put: '- [' },
    ],
    ['a pattern nobody owns', 'CONTENT_DANGLING', GUIDE, 'redFlags', { find: '{ ref: A10 }', put: '{ ref: A63 }' }],
    ['a guide nobody planned', 'CONTENT_DANGLING', GUIDE, 'related', { find: 'qr-07-qr-gia,', put: 'qr-77-qr-gia,' }],
    [
      'a step that is not there',
      'CONTENT_DANGLING',
      GUIDE,
      'cards.4',
      { find: '{ step: 5, text', put: '{ step: 9, text' },
    ],
  ] as const)('%s', (_what, code, file, item, edit) => {
    const error = refusal(edit)
    expect(error.code).toBe(code)
    expect(error.details).toMatchObject({ file, item: expect.stringContaining(item) })
  })

  it('names the id that nobody owns', () => {
    expect(refusal({ find: '{ ref: A10 }', put: '{ ref: A63 }' }).details.id).toBe('A63')
  })
})

describe('the version of the content', () => {
  it('changes with any byte, name or new file, and with nothing else', () => {
    const hash = (...edits: Edit[]) => withEdits(edits, contentHash)
    expect(hash()).toBe(hash())
    expect(hash({ find: 'Đếm chậm tới 10', put: 'Đếm chậm tới 11' })).not.toBe(hash())
    expect(hash({ file: 'glossary.yaml', find: '"stk"', put: '"STK"' })).not.toBe(hash())
    expect(hash({ file: SECOND_GUIDE, find: 'core: true', put: 'core: false' })).not.toBe(hash())
    expect(hash({ file: 'facts/qr-antoan-muasam.md', find: 'B22', put: 'B23' })).toBe(hash())
  })
})

describe('a snapshot stands in for the files', () => {
  const compiled = compileEdited()
  const file = join(scratch, 'index/catalog.json')

  it('gives back what was compiled, for the same version only', () => {
    saveSnapshot(file, compiled)
    const [kept, made] = [readSnapshot(file, compiled.hash), openCatalog(compiled)]
    expect({ ...kept, passage: null, guides: null }).toEqual({ ...made, passage: null, guides: null })
    for (const { address } of made.passages) expect(kept?.passage(address)).toEqual(made.passage(address))
    expect(readSnapshot(file, contentHash(knowledge))).toBeNull()
  })

  it('reads each guide when it is asked for, once, and shows the same guides as the files', () => {
    saveSnapshot(file, compiled)
    const made = openCatalog(compiled).guides
    const kept = readSnapshot(file, compiled.hash)?.guides
    expect([kept?.size, kept?.has('qr-04-kiem-tra'), kept?.has('none'), kept?.get('none')]).toEqual([
      made.size,
      true,
      false,
      undefined,
    ])
    expect(kept?.get('qr-04-kiem-tra')).toEqual(made.get('qr-04-kiem-tra'))
    expect(kept?.get('qr-04-kiem-tra')).toBe(kept?.get('qr-04-kiem-tra'))
    const seen: unknown[] = []
    kept?.forEach((guide, id) => void seen.push([id, guide]))
    expect(seen).toEqual([...made])
    expect([[...(kept ?? [])], [...(kept?.keys() ?? [])], [...(kept?.values() ?? [])]]).toEqual([
      [...made],
      [...made.keys()],
      [...made.values()],
    ])
  })

  it('knows the forms of words as they are counted in the passages', () => {
    saveSnapshot(file, compiled)
    const passages = readSnapshot(file, compiled.hash)?.passages ?? []
    const [kept, counted] = [formsOf(passages), formsOf(compiled.passages)]
    const { texts } = countForms(compiled.passages)
    expect(texts.map((form) => [kept.counts(form), kept.planCounts(form)])).toEqual(
      texts.map((form) => [counted.counts(form), counted.planCounts(form)]),
    )
    for (const { address } of passages) expect(kept.formsIn(address)).toEqual(counted.formsIn(address))
    expect(kept.counts('chuyển')).toBe(passages.filter((passage) => kept.formsIn(passage.address).has('chuyển')).length)
    expect(kept.counts('khongaiviet')).toBe(0)
  })

  it('is made again when a byte of any part was damaged', () => {
    saveSnapshot(file, compiled)
    const bytes = readFileSync(file)
    for (const at of [5, bytes.indexOf('\n') + 9, bytes.length >> 1, bytes.length - 3]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] as number) ^ 1
      writeFileSync(file, damaged)
      expect(readSnapshot(file, compiled.hash)).toBeNull()
    }
  })

  it('is made again when it is missing, cut short or not ours', () => {
    expect(readSnapshot(join(scratch, 'none.json'), compiled.hash)).toBeNull()
    saveSnapshot(file, compiled)
    truncateSync(file, readFileSync(file).length - 7)
    expect(readSnapshot(file, compiled.hash)).toBeNull()
    writeFileSync(file, '{}')
    expect(readSnapshot(file, compiled.hash)).toBeNull()
  })

  it('is made at the first start and used at the next, until a byte of the content changes', async () => {
    const kept = join(scratch, 'kept/catalog.json')
    const first = await openContent(knowledge, kept)
    const second = await openContent(knowledge, kept)
    expect([first.compiled, second.compiled]).toEqual([true, false])
    expect(second.catalog.passages).toEqual(first.catalog.passages)
    const copy = join(scratch, 'knowledge')
    cpSync(knowledge, copy, { recursive: true })
    appendFileSync(join(copy, 'curriculum.yaml'), '# changed\n')
    expect((await openContent(copy, kept)).compiled).toBe(true)
  })

  it('opens without the parsers: neither YAML nor zod is loaded', () => {
    saveSnapshot(file, compiled)
    const source = join(import.meta.dirname, '../../src/knowledge')
    const script = `
      import { registerHooks } from 'node:module'
      registerHooks({ resolve(name, context, next) {
        if (name === 'yaml' || name === 'zod') throw new Error('loaded ' + name)
        return next(name, context)
      } })
      const { contentHash } = await import(${JSON.stringify(join(source, 'catalog.ts'))})
      const { readSnapshot } = await import(${JSON.stringify(join(source, 'catalog-snapshot.ts'))})
      contentHash(${JSON.stringify(knowledge)})
      console.log(readSnapshot(${JSON.stringify(file)}, ${JSON.stringify(compiled.hash)}).guides.size)
      await import(${JSON.stringify(join(source, 'catalog-compile.ts'))}).catch((error) => console.log(error.message))
    `
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    // The second line shows that the watch works: the parsers do load one of the two.
    expect(out.trim().split('\n')).toEqual(['1', expect.stringMatching(/^loaded (?:yaml|zod)$/u)])
  })
})
