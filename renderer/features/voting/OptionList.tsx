import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundDraft } from '#shared/contract/voting.ts'
import { type DraftOption, addOptions, moveOption, optionsOfText, removeOptions } from './draft.ts'
import css from './voting.module.css'

/** The options as they will stand on the ballot, and a line to type or paste more. */
export function OptionList({
  options,
  onChange,
  isReadOnly,
}: {
  options: readonly DraftOption[]
  onChange: (decide: (draft: RoundDraft) => RoundDraft) => void
  isReadOnly: boolean
}) {
  const { t } = useTranslation('voting')
  return (
    <div className={css.group}>
      <h2>{t('draft.options', { count: options.length })}</h2>
      {options.length === 0 && <p className={css.note}>{t('draft.noOptions')}</p>}
      <ol className={css.optionList}>
        {options.map((option, index) => (
          <li key={option.sourceId ?? option.title} className={css.optionRow}>
            <span className={css.optionNumber}>{index + 1}</span>
            <span className={css.optionTitle} dir="auto">
              {option.title}
            </span>
            <span className={css.source}>{t(`source.${option.source}`)}</span>
            {!isReadOnly && (
              <span className={css.rowActions}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('draft.moveUp', { title: option.title })}
                  disabled={index === 0}
                  onClick={() => onChange((draft) => moveOption(draft, index, -1))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('draft.moveDown', { title: option.title })}
                  disabled={index === options.length - 1}
                  onClick={() => onChange((draft) => moveOption(draft, index, 1))}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('draft.removeOption', { title: option.title })}
                  onClick={() => onChange((draft) => removeOptions(draft, [option]))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && <Composer onAdd={(added) => onChange((draft) => addOptions(draft, added))} />}
    </div>
  )
}

function Composer({ onAdd }: { onAdd: (options: DraftOption[]) => void }) {
  const { t } = useTranslation('voting')
  const [text, setText] = useState('')
  const add = () => {
    const options = optionsOfText(text)
    if (options.length === 0) return
    onAdd(options)
    setText('')
  }
  return (
    <div className={css.composer}>
      <Textarea
        className={css.composerField}
        aria-label={t('draft.typeOption')}
        placeholder={t('draft.typeOption')}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          add()
        }}
      />
      <Button variant="default" onClick={add} disabled={text.trim() === ''}>
        {t('draft.addOption')}
      </Button>
    </div>
  )
}
