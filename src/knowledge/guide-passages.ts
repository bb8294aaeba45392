import type { Guide, Said } from './guide.ts'
import type { Passage } from './passages.ts'

/**
 * What of a guide is found and cited, in reading order; addresses: bare id, `#muc-dich`, `#can-co`,
 * `#buoc-1`…, `#ket-…`, `#hoi-…`, `#canh-bao`. Marks are stripped, slots `{u} {b} {a}` and `{{third persons}}` kept.
 *
 * - bare id: `text` is the purpose; `searchText` is title, everyday name and every `ask` phrasing, one a line.
 * - step: `text` is title, the step, its simpler wording, then `label: answer` per branch, one a line each.
 * - trouble or question: `text` is the heading, then the answer. Others: the section's words alone.
 * - every section's `searchText` is title and everyday name. `headings` is the title. `refs` stays empty: a guide hands over to
 *   other guides, and those are offered, not cited.
 */
export function guidePassages(guide: Guide): Passage[] {
  const passage = (section: string | null, text: string, search: readonly string[] = []): Passage => ({
    address: section === null ? guide.id : `${guide.id}#${section}`,
    kind: 'guide',
    doc: guide.id,
    docName: guide.name,
    skill: guide.skill,
    headings: [guide.title],
    text,
    searchText: [guide.title, guide.name, ...search].join('\n'),
    refs: [],
  })
  return [
    passage(null, shown(guide.purpose), guide.ask),
    passage('muc-dich', shown(guide.purpose)),
    passage('can-co', shown(guide.needs)),
    ...guide.steps.map(({ number, title, said, simpler, branches }) =>
      passage(
        `buoc-${number}`,
        [
          title,
          shown(said),
          shown(simpler),
          ...branches.map((branch) => `${branch.label}: ${shown(branch.said)}`),
        ].join('\n'),
      ),
    ),
    ...[...guide.troubles, ...guide.questions].map(({ section, heading, said }) =>
      passage(section, `${heading}\n${shown(said)}`),
    ),
    passage('canh-bao', shown(guide.warning)),
  ]
}

function shown(said: readonly Said[]): string {
  return said.map(({ text }) => text).join(' ')
}
