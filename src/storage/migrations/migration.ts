/** One step forward of the database's shape. There is no step back: restoring the backup is. */
export interface Migration {
  /** From 1, without gaps. */
  version: number
  name: string
  sql: string
}
