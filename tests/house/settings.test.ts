import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, SETTING_NAMES } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8')

function refusal(env: Record<string, string>): AppError {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('the settings were accepted')
}

describe('settings', () => {
  it('stand in .env.example, every one and no other', () => {
    const named = [...EXAMPLE.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1])
    expect(named.toSorted()).toEqual(SETTING_NAMES.toSorted())
  })

  it('each have a comment above them in .env.example', () => {
    const lines = EXAMPLE.split('\n')
    const bare = lines.filter(
      (line, at) => /^#?[A-Z][A-Z0-9_]+=/.test(line) && !/^# |^#[A-Z]/.test(lines[at - 1] ?? ''),
    )
    expect(bare).toEqual([])
  })

  it('are all optional', () => {
    expect(readConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: 'data', SEND_PACE_PER_SECOND: 25 })
  })

  it('count an empty or blank value as unset and drop blanks at the ends', () => {
    expect(readConfig({ PORT: ' ', HOST: ' 127.0.0.1 ' })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1' })
  })

  it.each([
    ['PORT', 'bảy mươi'],
    ['PORT', '70000'],
    ['TELEGRAM_WEBHOOK_SECRET', 'abc'],
    ['TELEGRAM_BOT_TOKEN', 'khongphaitoken'],
    ['PUBLIC_URL', 'hocvuso'],
    ['APP_SECRET', 'ngan'],
    ['DATABASE_URL', 'mysql://may'],
    ['MODEL_ABROAD_ACCEPTED', 'true'],
    ['LOG_LEVEL', 'loud'],
  ])('stop the start naming %s and its rule, never its value', (name, value) => {
    const error = refusal({ [name]: value })
    expect(error.code).toBe('CONFIG_INVALID')
    expect(error.message).toContain(name)
    expect(error.message).not.toContain(value)
  })

  it('demand a secret and a public address for webhooks', () => {
    const error = refusal({ TELEGRAM_BOT_TOKEN: '123456:abc', TELEGRAM_MODE: 'webhook' })
    expect(error.message).toContain('TELEGRAM_WEBHOOK_SECRET')
    expect(error.message).toContain('PUBLIC_URL')
  })

  it('refuse two embedders at once', () => {
    const error = refusal({ EMBEDDING_MODEL_DIR: '/srv/mo-hinh', OPENAI_EMBEDDING_MODEL: 'thu' })
    expect(error.message).toContain('EMBEDDING_MODEL_DIR')
    expect(error.message).not.toContain('/srv/mo-hinh')
  })

  it('refuse a moved clock in a public service', () => {
    const error = refusal({ TEST_CLOCK_OFFSET_SECONDS: '60', PUBLIC_URL: 'https://hocvuso.example' })
    expect(error.message).toContain('TEST_CLOCK_OFFSET_SECONDS')
  })
})
