import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { Content } from '#ui/content.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { say } from '#ui/say.ts'
import type { ImportPreview } from '../contract.ts'
import type { Start } from './import-use-start.ts'
import { askedColumns, columnWords, neededColumns } from './import-words.ts'
import styles from './import.module.css'

type Preview = Extract<ImportPreview, { kind: 'table' }>

/** Asks which column of the file is which, beside its first rows. */
export default function StartTable({ preview, start }: { preview: Preview; start: Start }) {
  const [mapping, setMapping] = useState(preview.mapping)
  const missing = neededColumns.filter((column) => !mapping[column])
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className={styles.step}>
      <div>
        <h3 className={styles.question}>{say('Which column is which?')}</h3>
        <p className={styles.explained}>{say('Times without a time zone are taken as {timeZone}.', { timeZone })}</p>
      </div>
      <div className={styles.columns}>
        {askedColumns.map((column) => {
          const { name, hint } = columnWords(column)
          const isNeeded = neededColumns.includes(column)
          return (
            <Select
              key={column}
              label={name}
              description={hint}
              placeholder={isNeeded ? say('Choose a column') : say('Not in this file')}
              withAsterisk={isNeeded}
              clearable={!isNeeded}
              data={preview.columns}
              value={mapping[column] ?? null}
              onChange={(chosen) => setMapping({ ...mapping, [column]: chosen ?? undefined })}
            />
          )
        })}
      </div>
      <FirstRows preview={preview} />
      {missing.length > 0 && (
        <p role="status" className={styles.missing}>
          {say('Still to choose: {columns}.', {
            columns: missing.map((column) => columnWords(column).name).join(', '),
          })}
        </p>
      )}
      {start.error !== null && <Failed error={start.error} />}
      <div>
        <Button
          size="md"
          disabled={missing.length > 0}
          loading={start.isPending}
          onClick={() => start.run({ mapping, timeZone })}
        >
          {say('Read the messages')}
        </Button>
      </div>
    </div>
  )
}

const FirstRows = ({ preview: { columns, rows } }: { preview: Preview }) => (
  <div className={styles.tableBox} tabIndex={0} role="region" aria-label={say('The first rows of the file')}>
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              <Content>{column}</Content>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {columns.map((column) => (
              <td key={column}>
                <Content>{row[column]}</Content>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
