/** Builders of the updates a Telegram server sends, shaped like recorded ones. `update_id` is given by the server when pushed. */

export type Update = Record<string, unknown> & { update_id?: number }

export interface FakeUser {
  id: number
  first_name: string
}

/** What the server keeps under `id`; a photo's type is not told. */
export interface FakeFile {
  id: string
  mime: string
  /** Bytes. */
  bytes: number
}

const PERSON: FakeUser = { id: 42, first_name: 'Lan' }

function message(user: FakeUser, date: number, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    message_id: 1,
    date: Math.floor(date / 1000),
    from: { ...user, is_bot: false, language_code: 'vi' },
    chat: { id: user.id, first_name: user.first_name, type: 'private' },
    ...fields,
  }
}

export function textUpdate(text: string, user = PERSON, date = 0): Update {
  return { message: message(user, date, { text }) }
}

export function editedUpdate(text: string, user = PERSON, date = 0): Update {
  return { edited_message: message(user, date, { text, edit_date: Math.floor(date / 1000) }) }
}

export function forwardedUpdate(text: string, user = PERSON, date = 0): Update {
  return {
    message: message(user, date, { text, forward_origin: { type: 'hidden_user', sender_user_name: 'Ẩn', date: 1 } }),
  }
}

export function commandUpdate(name: string, args = '', user = PERSON, date = 0): Update {
  return {
    message: message(user, date, {
      text: args ? `/${name} ${args}` : `/${name}`,
      entities: [{ type: 'bot_command', offset: 0, length: name.length + 1 }],
    }),
  }
}

/** A pressed button. Without `text` the message is missing, as for old ones; `photo`: its words stand under a picture. */
export function tapUpdate(
  data: string,
  options: { user?: FakeUser; id?: string; messageId?: number; text?: string; photo?: true } = {},
): Update {
  const user = options.user ?? PERSON
  return {
    callback_query: {
      id: options.id ?? `q${data}`,
      from: { ...user, is_bot: false },
      chat_instance: '1',
      data,
      ...(options.text === undefined
        ? {}
        : {
            message: {
              message_id: options.messageId ?? 7,
              date: 1,
              chat: { id: user.id, first_name: user.first_name, type: 'private' },
              ...(options.photo ? { photo: [], caption: options.text } : { text: options.text }),
            },
          }),
    },
  }
}

const VOICE: FakeFile = { id: 'v1', mime: 'audio/ogg', bytes: 9 }
const PHOTO: FakeFile = { id: 'p-large', mime: 'image/jpeg', bytes: 90_000 }
const DOCUMENT: FakeFile = { id: 'd1', mime: 'application/octet-stream', bytes: 5 }

export function voiceUpdate(user = PERSON, date = 0, file = VOICE): Update {
  const { id, mime, bytes } = file
  return {
    message: message(user, date, {
      voice: { file_id: id, file_unique_id: id, duration: 3, mime_type: mime, file_size: bytes },
    }),
  }
}

/** Photos come in several sizes; the last is the largest. */
export function photoUpdate(user = PERSON, date = 0, caption?: string, file = PHOTO): Update {
  const size = (id: string, width: number, bytes: number) => ({
    file_id: id,
    file_unique_id: id,
    width,
    height: width,
    file_size: bytes,
  })
  return {
    message: message(user, date, {
      photo: [size('p-small', 90, 1000), size(file.id, 1280, file.bytes)],
      ...(caption ? { caption } : {}),
    }),
  }
}

export function documentUpdate(fileName: string, user = PERSON, date = 0, file = DOCUMENT): Update {
  return {
    message: message(user, date, {
      document: {
        file_id: file.id,
        file_unique_id: file.id,
        file_name: fileName,
        mime_type: file.mime,
        file_size: file.bytes,
      },
    }),
  }
}

export function otherUpdate(kind: 'sticker' | 'location' | 'contact' | 'dice', user = PERSON, date = 0): Update {
  const bodies = {
    sticker: { sticker: { file_id: 's1', file_unique_id: 's1', type: 'regular', width: 1, height: 1 } },
    location: { location: { latitude: 11.9, longitude: 108.4 } },
    contact: { contact: { phone_number: '0900000000', first_name: 'Ai' } },
    dice: { dice: { emoji: '🎲', value: 3 } },
  }
  return { message: message(user, date, bodies[kind]) }
}

export function memberUpdate(status: 'kicked' | 'member', user = PERSON): Update {
  return {
    my_chat_member: {
      chat: { id: user.id, first_name: user.first_name, type: 'private' },
      from: { ...user, is_bot: false },
      date: 1,
      old_chat_member: { status: status === 'kicked' ? 'member' : 'kicked' },
      new_chat_member: { status },
    },
  }
}

export function groupUpdate(text: string, mention: string | null, user = PERSON): Update {
  const at = mention === null ? -1 : text.indexOf(mention)
  return {
    message: {
      message_id: 3,
      date: 1,
      from: { ...user, is_bot: false },
      chat: { id: -1001234, title: 'Thôn 3', type: 'supergroup' },
      text,
      ...(at >= 0 && mention ? { entities: [{ type: 'mention', offset: at, length: mention.length }] } : {}),
    },
  }
}

/** A vote in one of our quiz polls; no options: the vote taken back. */
export function pollAnswerUpdate(poll: string, options: number[], user = PERSON): Update {
  return { poll_answer: { poll_id: poll, user: { ...user, is_bot: false }, option_ids: options } }
}
