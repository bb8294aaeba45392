import { describe, expect, it } from 'vitest'
import { modelAllowed } from '../../src/assistant/model.ts'
import { readConfig } from '../../src/config.ts'

const decide = (env: Record<string, string>) => modelAllowed(readConfig(env))

describe('a model is used only where questions may go', () => {
  it.each([
    'http://127.0.0.1:11434/v1',
    'http://localhost:8000/v1',
    'http://[::1]:8000/v1',
    'http://10.1.2.3/v1',
    'http://172.31.0.9/v1',
    'http://192.168.1.20:1234/v1',
    'http://[fd12:3456::1]/v1',
    'http://[::ffff:192.168.0.1]/v1',
    'http://ollama:11434/v1',
    'http://may-chu.local/v1',
    'http://llm.internal./v1',
    'http://2130706433/v1',
  ])('%s is near: no word of the operator is needed, nor a key', (url) => {
    expect(decide({ OPENAI_BASE_URL: url, OPENAI_MODEL: 'm' })).toEqual({
      use: true,
      name: 'm',
      endpoint: { baseUrl: url, apiKey: null },
      abroad: false,
    })
  })

  it.each([
    'https://api.openai.com/v1',
    'http://172.32.0.1/v1',
    'http://11.0.0.1/v1',
    'http://127.0.0.1.nip.io/v1',
    'http://localhost.example.com/v1',
    'http://may-chu.local.example/v1',
    'http://[2001:db8::1]/v1',
    'http://user@8.8.8.8/v1',
    'http://127.0.0.1@8.8.8.8/v1',
    'http://0.0.0.0.example/v1',
  ])('%s is abroad until the operator says otherwise', (url) => {
    const env = { OPENAI_BASE_URL: url, OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' }
    expect(decide(env)).toEqual({ use: false, why: 'abroad' })
    expect(decide({ ...env, MODEL_ABROAD_ACCEPTED: 'no' })).toEqual({ use: false, why: 'abroad' })
    expect(decide({ ...env, MODEL_ABROAD_ACCEPTED: 'yes' })).toMatchObject({ use: true, abroad: true })
    expect(decide({ ...env, MODEL_IN_VIETNAM: 'yes' })).toMatchObject({ use: true, abroad: false })
  })

  it('goes to the package’s own host, which is abroad, when only a key is given', () => {
    expect(decide({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' })).toEqual({ use: false, why: 'abroad' })
    expect(decide({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', MODEL_ABROAD_ACCEPTED: 'yes' })).toMatchObject({
      endpoint: { baseUrl: 'https://api.openai.com/v1', apiKey: 'k' },
    })
  })

  it('is not used without a name, or without key and address', () => {
    expect(decide({ OPENAI_BASE_URL: 'http://127.0.0.1/v1' })).toEqual({ use: false, why: 'unset' })
    expect(decide({ OPENAI_MODEL: 'm' })).toEqual({ use: false, why: 'unset' })
    expect(decide({})).toEqual({ use: false, why: 'unset' })
  })
})
