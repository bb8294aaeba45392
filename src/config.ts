import { z } from 'zod'
import { AppError } from './errors.ts'

/** Every setting, its rule, and what it becomes when unset. The only reader of `process.env`; `.env.example` must equal it. */

const text = z.string().trim().min(1)
/** With a longer name of the operator, in characters, what it keeps would not fit one message. */
export const LONGEST_NAME = 100
const secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,256}$/, '16 đến 256 ký tự A-Z a-z 0-9 _ -')
  .optional()
const yes = z
  .enum(['yes', 'no'])
  .optional()
  .transform((value) => value === 'yes')
const webAddress = z
  .url({ protocol: /^https?$/, error: 'một địa chỉ http:// hoặc https://' })
  .transform((url) => url.replace(/\/$/, ''))
const mode = z.enum(['polling', 'webhook']).default('polling')

const WEEKDAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
const DESK = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)(?: (CN|T[2-7])(?:-(CN|T[2-7]))?)?$/u
/** `7:30-17:00` (Monday to Friday) or `7:30-17:00 T2-T7`: minutes after midnight, and weekdays from Sunday as 0. */
const deskHours = z.string().transform((written, context) => {
  const [, fromHour, fromMinute, toHour, toMinute, first = 'T2', last] = DESK.exec(written) ?? []
  const from = Number(fromHour) * 60 + Number(fromMinute)
  const to = Number(toHour) * 60 + Number(toMinute)
  if (!(from < to && to <= 24 * 60)) {
    context.addIssue({ code: 'custom', message: 'dạng 7:30-17:00 T2-T6' })
    return z.NEVER
  }
  const start = WEEKDAYS.indexOf(first)
  const end = WEEKDAYS.indexOf(last ?? (/T|CN/u.test(written) ? first : 'T6'))
  return { from, to, days: Array.from({ length: ((end - start + 7) % 7) + 1 }, (_, at) => (start + at) % 7) }
})

const schema = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'một số từ 0 đến 65535' }).int().min(0).max(65_535).default(3000),
  PUBLIC_URL: webAddress.optional(),
  TRUST_PROXY: yes,
  DATA_DIR: text.default('data'),
  BACKUP_DIR: text.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'bắt đầu bằng postgres://')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  APP_SECRET: z.string().min(32, 'ít nhất 32 ký tự').optional(),
  OUTBOUND_PROXY: webAddress.optional(),
  OPERATOR_NAME: text.max(LONGEST_NAME, `tối đa ${LONGEST_NAME} chữ cái`).default('người đang chạy máy này'),
  OPERATOR_ADDRESS: text.optional(),
  OPERATOR_PHONE: text.optional(),
  DESK_HOURS: deskHours.optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'dạng số:chữ, do BotFather đưa')
    .optional(),
  TELEGRAM_API_ROOT: webAddress.optional(),
  TELEGRAM_MODE: mode,
  TELEGRAM_WEBHOOK_SECRET: secret,
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^[\w-]+:[\w.-]+$/, 'dạng mã:khóa, do Zalo gửi')
    .optional(),
  ZALO_BOT_API_ROOT: webAddress.optional(),
  ZALO_BOT_MODE: mode,
  ZALO_BOT_WEBHOOK_SECRET: secret,
  ZALO_OA_APP_ID: text.optional(),
  ZALO_OA_APP_SECRET: text.optional(),
  ZALO_OA_SECRET_KEY: text.optional(),
  ZALO_OA_REFRESH_TOKEN: text.optional(),
  ZALO_OA_API_ROOT: webAddress.optional(),
  ZALO_OA_OAUTH_ROOT: webAddress.optional(),
  ZALO_OA_PAID: yes,
  ZALO_OA_BUTTONS: yes,
  ZALO_PERSONAL_ENABLED: yes,
  ZALO_PERSONAL_API_ROOT: webAddress.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: webAddress.optional(),
  OPENAI_MODEL: text.optional(),
  OPENAI_EMBEDDING_MODEL: text.optional(),
  OPENAI_STT_MODEL: text.optional(),
  OPENAI_TTS_MODEL: text.optional(),
  MODEL_ABROAD_ACCEPTED: yes,
  MODEL_IN_VIETNAM: yes,
  MODEL_TOKENS_PER_DAY: z.coerce.number({ error: 'một số từ 0' }).int().min(0).default(4_000_000),
  EMBEDDING_MODEL_DIR: text.optional(),
  SEND_PACE_PER_SECOND: z.coerce.number({ error: 'một số từ 1 đến 1000' }).min(1).max(1000).default(25),
  TEST_CLOCK_OFFSET_SECONDS: z.coerce.number({ error: 'một số giây' }).int().default(0),
})

const checked = schema.superRefine((config, context) => {
  const refuse = (name: keyof typeof schema.shape, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message })
  if (config.TELEGRAM_MODE === 'webhook' && config.TELEGRAM_BOT_TOKEN) {
    if (!config.TELEGRAM_WEBHOOK_SECRET) refuse('TELEGRAM_WEBHOOK_SECRET', 'bắt buộc khi TELEGRAM_MODE=webhook')
    if (!config.PUBLIC_URL) refuse('PUBLIC_URL', 'bắt buộc khi TELEGRAM_MODE=webhook')
  }
  if (config.ZALO_BOT_MODE === 'webhook' && config.ZALO_BOT_TOKEN) {
    if (!config.ZALO_BOT_WEBHOOK_SECRET) refuse('ZALO_BOT_WEBHOOK_SECRET', 'bắt buộc khi ZALO_BOT_MODE=webhook')
    if (!config.PUBLIC_URL) refuse('PUBLIC_URL', 'bắt buộc khi ZALO_BOT_MODE=webhook')
  }
  // Whoever answers there gets the whole account: its cookies go with every call.
  if (config.ZALO_PERSONAL_API_ROOT && new URL(config.ZALO_PERSONAL_API_ROOT).hostname !== '127.0.0.1')
    refuse('ZALO_PERSONAL_API_ROOT', 'chỉ dành cho bản giả lập trên máy này: http://127.0.0.1:CỔNG')
  if (config.EMBEDDING_MODEL_DIR && config.OPENAI_EMBEDDING_MODEL)
    refuse('EMBEDDING_MODEL_DIR', 'không đặt cùng OPENAI_EMBEDDING_MODEL, chỉ chọn một')
  // A moved clock in a public service would date consents and lessons wrongly.
  if (config.TEST_CLOCK_OFFSET_SECONDS !== 0 && config.PUBLIC_URL)
    refuse('TEST_CLOCK_OFFSET_SECONDS', 'không được dùng khi PUBLIC_URL đã đặt')
})

export type Config = z.output<typeof checked>

/** Names of all settings, for the test that compares them with `.env.example`. */
export const SETTING_NAMES = Object.keys(schema.shape)

/**
 * Reads the settings. An empty value counts as unset.
 * @throws AppError CONFIG_INVALID naming every bad variable and its rule, never its value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  )
  const result = checked.safeParse(given)
  if (result.success) return result.data
  const rules = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new AppError('CONFIG_INVALID', { rules: rules.join('; ') })
}
