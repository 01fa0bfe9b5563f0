import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { WorkingGroup } from '#shared/schema/workshop.ts'

interface Props {
  groups: readonly WorkingGroup[]
  /** Who is put into the group that is chosen. */
  personIds: readonly string[]
  opened: boolean
  onClose: () => void
  onChanged?: () => void
  /** The button or place that the menu opens at. */
  children: ReactNode
}

const outsideEvents = ['mousedown', 'touchstart']

/** Puts people into a Pokja, or takes them out, in one step. Digits choose. */
export function GroupMenu({ groups, personIds, opened, onClose, onChanged, children }: Props) {
  const { t } = useTranslation('attendance')
  const { run } = useCommand()
  const assign = async (groupId: string | null) => {
    const isDone = await run(async () => {
      await api.groups.assign({ personIds: [...personIds], groupId })
      return true
    })
    if (isDone === true) onChanged?.()
  }
  return (
    <Menu
      opened={opened}
      onClose={onClose}
      // Without `keydown`: the key that opens the menu would close it at once.
      clickOutsideEvents={outsideEvents}
      position="bottom-start"
      shadow="lg"
      width={260}
      trapFocus
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown
        aria-label={t('group.assign', { count: personIds.length })}
        onKeyDown={(event) => {
          const group = /^[1-9]$/.test(event.key) ? groups[Number(event.key) - 1] : undefined
          if (group === undefined) return
          event.preventDefault()
          onClose()
          void assign(group.id)
        }}
      >
        <Menu.Label>{t('group.assign', { count: personIds.length })}</Menu.Label>
        {groups.map((group, index) => (
          <Menu.Item
            key={group.id}
            rightSection={index < 9 && <kbd>{index + 1}</kbd>}
            onClick={() => void assign(group.id)}
          >
            {group.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void assign(null)}>{t('group.none')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
