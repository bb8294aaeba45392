import { z } from 'zod'
import { EXPORT as R } from '../replies/export.ts'
import { PLACE_NAMES } from '../replies/link.ts'
import { FORMS, type Form } from '../replies/voice.ts'
import { localDate, localTime } from '../shared/clock.ts'

/** Everything kept about one person as two files: words to read, and the same rows for a machine. */

export interface ExportFile {
  name: string
  mime: string
  bytes: Uint8Array
}

const number = z.number().nullish()
const text = z.string().nullish()
const row = z.looseObject({})

/** Only what the readable file speaks of; the other file has every column. */
const exportSchema = z.looseObject({
  learner: z.string(),
  consents: z
    .array(z.object({ state: z.string(), wording: z.string(), channel: z.string(), at: z.number() }))
    .default([]),
  memories: z
    .array(
      z.looseObject({
        memory: z.looseObject({
          settings: z
            .looseObject({
              form: text,
              name: text,
              place: text,
              role: text,
              hour: z.object({ hour: z.number(), minute: z.number().nullable() }).nullish(),
              daysPerWeek: number,
            })
            .optional(),
        }),
      }),
    )
    .default([]),
  learning: z
    .array(
      z.looseObject({
        progress: z.looseObject({
          guides: z
            .record(z.string(), z.looseObject({ finishedAt: number, right: number, questions: number }))
            .default({}),
        }),
      }),
    )
    .default([]),
  attempts: z
    .array(z.looseObject({ item: z.string(), at: z.number(), pass: z.boolean(), voided: z.boolean() }))
    .default([]),
  cards: z.array(z.looseObject({ fact: z.string(), due: z.number() })).default([]),
  links: z.array(z.looseObject({ address: z.looseObject({ channel: z.string() }), since: z.number() })).default([]),
  mentors: z.array(z.object({ mentorName: z.string(), sees: z.string(), since: z.number() })).default([]),
  mentees: z.array(z.object({ learnerName: text, sees: z.string(), since: z.number() })).default([]),
  received: z.array(z.object({ message: row.nullish(), at: z.number() })).default([]),
  sent: z.array(z.looseObject({ message: row.nullish(), at: z.number() })).default([]),
})
type Exported = z.output<typeof exportSchema>

/** `placeNames`: names of places by id. @throws ZodError when the rows are none of ours */
export function exportFile(
  exported: Record<string, unknown>,
  format: 'text' | 'data',
  placeName: (id: string) => string,
  now: number,
): ExportFile {
  const encode = (content: string) => new TextEncoder().encode(content)
  if (format === 'data') {
    const bytes = encode(`${JSON.stringify(exported, null, 2)}\n`)
    return { name: R.files.data, mime: 'application/json', bytes }
  }
  // The mark in front tells old editors that the letters are Vietnamese ones.
  const bytes = encode(`\uFEFF${readable(exportSchema.parse(exported), placeName, now)}\n`)
  return { name: R.files.text, mime: 'text/plain; charset=utf-8', bytes }
}

function readable(data: Exported, placeName: (id: string) => string, now: number): string {
  const { sections } = R
  const parts: [string, string[]][] = [
    [
      sections.consents,
      data.consents.map((one) => fill(one.state === 'given' ? R.given : R.withdrawn, { ...one, time: time(one.at) })),
    ],
    [
      sections.settings,
      // Whoever writes in several chats has the same settings in each.
      [...new Set(data.memories.flatMap(({ memory }) => settingsLines(memory.settings ?? {}, placeName)))],
    ],
    [sections.guides, data.learning.flatMap(({ progress }) => guideLines(progress.guides))],
    [
      sections.attempts,
      data.attempts.map(({ item, at, pass, voided }) =>
        fill(voided ? R.voided : pass ? R.right : R.wrong, { item, time: time(at) }),
      ),
    ],
    [sections.cards, data.cards.map(({ fact, due }) => fill(R.card, { fact, date: day(due * 86_400_000) }))],
    ...(data.links.length > 0
      ? [
          [
            sections.links,
            data.links.map(({ address, since }) =>
              fill(R.link, { channel: channelName(address.channel), time: time(since) }),
            ),
          ] as [string, string[]],
        ]
      : []),
    [sections.mentors, data.mentors.map((one) => fill(R.mentor, { ...seen(one), name: one.mentorName }))],
    [sections.mentees, data.mentees.map((one) => fill(R.mentor, { ...seen(one), name: one.learnerName ?? R.unnamed }))],
    [sections.received, data.received.flatMap(({ message, at }) => said(message, at))],
    [sections.sent, data.sent.flatMap(({ message, at }) => said(message, at))],
  ]
  const head = [R.title, fill(R.made, { time: time(now), learner: data.learner })]
  return [
    head.join('\n'),
    ...parts.map(([title, lines]) =>
      [title, ...(lines.length > 0 ? lines.map((line) => `- ${line}`) : [R.none])].join('\n'),
    ),
  ].join('\n\n')
}

type Settings = NonNullable<Exported['memories'][number]['memory']['settings']>

function settingsLines(settings: Partial<Settings>, placeName: (id: string) => string): string[] {
  const { form, name, place, role, hour, daysPerWeek } = settings
  const called = form && form in FORMS ? FORMS[form as Form] : null
  return [
    ...(called ? [fill(R.form, { value: `${called.u} – ${called.b}` })] : []),
    ...(name ? [fill(R.name, { value: name })] : []),
    ...(place ? [fill(R.place, { value: placeName(place) })] : []),
    ...(role ? [fill(R.role, { value: role })] : []),
    ...(hour ? [fill(R.hour, { value: `${hour.hour}:${pad(hour.minute ?? 0)}` })] : []),
    ...(daysPerWeek ? [fill(R.days, { value: daysPerWeek })] : []),
  ]
}

function guideLines(guides: Exported['learning'][number]['progress']['guides']): string[] {
  return Object.entries(guides).map(([guide, { finishedAt, right, questions }]) =>
    finishedAt
      ? fill(R.guide, { guide, time: time(finishedAt), right: right ?? 0, questions: questions ?? 0 })
      : fill(R.guideOpen, { guide }),
  )
}

function channelName(channel: string): string {
  return channel in PLACE_NAMES ? PLACE_NAMES[channel as keyof typeof PLACE_NAMES] : channel
}

function seen({ sees, since }: { sees: string; since: number }): Record<string, string> {
  return { sees: sees in R.sees ? R.sees[sees as keyof typeof R.sees] : sees, time: time(since) }
}

/** The words of a message, whatever its kind; a tap has none. */
function said(message: Record<string, unknown> | null | undefined, at: number): string[] {
  const body =
    typeof message?.body === 'object' && message.body !== null ? (message.body as Record<string, unknown>) : message
  const words = [body?.text, body?.question, body?.alt, body?.caption].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return words === undefined ? [] : [fill(R.line, { time: time(at), text: String(words).replaceAll('\n', '\n  ') })]
}

function fill(template: string, slots: Record<string, unknown>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(slots[name] ?? ''))
}

function time(at: number): string {
  const { hour, minute } = localTime(at)
  return `${pad(hour)}:${pad(minute)} ${localDate(at).split('-').reverse().join('/')}`
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10).split('-').reverse().join('/')
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
