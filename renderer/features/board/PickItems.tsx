import { Menu, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matchesWords } from '#shared/domain/sorting.ts'
import css from './board.module.css'

interface Props {
  title: string
  choices: readonly { value: string; label: string }[]
  /** What the notes have now; null for none of them, undefined where they differ. */
  currentId: string | null | undefined
  /** Says that nothing is chosen. */
  none: string
  /** Says where choices come from, while there are none. */
  empty: string
  onPick: (id: string | null) => void
}

/** From here on a list is searched rather than read. */
const searchedFrom = 9

/** One choice out of a list that may be long: type a part of the name and Enter, or walk with the arrows. */
export function PickItems({ title, choices, currentId, none, empty, onPick }: Props) {
  const { t } = useTranslation('board')
  const [words, setWords] = useState('')
  const isSearched = choices.length >= searchedFrom
  const found = choices.filter(({ label }) => matchesWords(label, words.trim()))
  return (
    <Menu.Dropdown
      aria-label={title}
      onKeyDown={(event) => {
        if (isSearched || !/^[1-9]$/.test(event.key)) return
        pressItem(event.currentTarget, Number(event.key) - 1)
      }}
    >
      <Menu.Label>{title}</Menu.Label>
      {!isSearched ? (
        <div tabIndex={-1} data-autofocus className={css.focusPlaceholder} />
      ) : (
        <TextInput
          size="xs"
          className={css.pickSearch}
          data-autofocus
          value={words}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('menu.search')}
          aria-label={t('menu.search')}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (found.length > 0) pressItem(event.currentTarget.closest('[role="menu"]'), 0)
          }}
        />
      )}
      <div className={css.pickList}>
        {found.map(({ value, label }, index) => (
          <Menu.Item
            key={value}
            aria-current={currentId === value || undefined}
            fw={currentId === value ? 700 : undefined}
            rightSection={!isSearched && <kbd>{index + 1}</kbd>}
            onClick={() => onPick(value)}
          >
            <span className={css.menuTheme} dir="auto">
              {label}
            </span>
          </Menu.Item>
        ))}
        {found.length === 0 && (
          <p className={css.pickNothing}>{choices.length === 0 ? empty : t('menu.nothingFound')}</p>
        )}
      </div>
      {currentId !== null && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => onPick(null)}>{none}</Menu.Item>
        </>
      )}
    </Menu.Dropdown>
  )
}

/** Chooses an entry as if it had been clicked: the menu closes with it. */
function pressItem(menu: HTMLElement | null, index: number): void {
  const choices = menu?.querySelectorAll<HTMLElement>(`.${css.pickList} [data-menu-item]`)
  choices?.[index]?.click()
}
