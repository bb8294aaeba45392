/** Writes ONNX files by hand: the few messages of its protobuf that a model of one lookup table needs. https://onnx.ai/onnx/repo-docs/IR.html */

type Field = Uint8Array

const encoder = new TextEncoder()

/** A whole number, 64 bits at most: wire type 0. */
function int(field: number, value: number): Field {
  return Uint8Array.from([...varint(field << 3), ...varint(value)])
}

/** Text, bytes or a message inside: wire type 2. */
function bytes(field: number, value: Uint8Array | string): Field {
  const body = typeof value === 'string' ? encoder.encode(value) : value
  return message([Uint8Array.from([...varint((field << 3) | 2), ...varint(body.length)]), body])
}

function varint(value: number): number[] {
  const out: number[] = []
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...out, rest]
}

function message(fields: readonly Field[]): Uint8Array {
  return new Uint8Array(Buffer.concat(fields))
}

export const FLOAT = 1
export const INT64 = 7

/** A table of numbers, row after row. */
export function table(name: string, dims: readonly [number, number], values: Float32Array): Uint8Array {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return message([...dims.map((dim) => int(1, dim)), int(2, FLOAT), bytes(8, name), bytes(9, raw)])
}

/** What goes in or comes out; a dimension is a number, or a name for any. */
export function port(name: string, type: number, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(dims.map((dim) => bytes(1, typeof dim === 'number' ? int(1, dim) : bytes(2, dim))))
  return message([bytes(1, name), bytes(2, bytes(1, message([int(1, type), bytes(2, shape)])))])
}

/** `axes`: over which an operator folds; it then drops them. */
export function node(
  type: string,
  inputs: readonly string[],
  output: string,
  axes: readonly number[] = [],
): Uint8Array {
  const INT = 2
  const INTS = 7
  const attributes =
    axes.length === 0
      ? []
      : [
          message([bytes(1, 'axes'), ...axes.map((axis) => int(8, axis)), int(20, INTS)]),
          message([bytes(1, 'keepdims'), int(3, 0), int(20, INT)]),
        ]
  return message([
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(3, output),
    bytes(4, type),
    ...attributes.map((each) => bytes(5, each)),
  ])
}

export interface Graph {
  nodes: readonly Uint8Array[]
  tables: readonly Uint8Array[]
  inputs: readonly Uint8Array[]
  outputs: readonly Uint8Array[]
}

/** A model of IR version 8 and operator set 13, which every runtime of the last years reads. */
export function model({ nodes, tables, inputs, outputs }: Graph): Uint8Array {
  const graph = message([
    ...nodes.map((each) => bytes(1, each)),
    bytes(2, 'graph'),
    ...tables.map((each) => bytes(5, each)),
    ...inputs.map((each) => bytes(11, each)),
    ...outputs.map((each) => bytes(12, each)),
  ])
  return message([int(1, 8), bytes(7, graph), bytes(8, message([bytes(1, ''), int(2, 13)]))])
}
