import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A dialog of the room: one look, one way to close it. */
export function RoomDialog({
  title,
  size = 'lg',
  onClose,
  children,
}: {
  title: string
  size?: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('common')
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
    </Modal>
  )
}
