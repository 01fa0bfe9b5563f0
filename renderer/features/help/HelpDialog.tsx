import { Modal, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './help.module.css'

/** Pages of the manual in the app, in the order of a workshop. */
export const helpPages = ['board', 'analysis', 'voting', 'secrecy', 'ways', 'safety'] as const
export type HelpPage = (typeof helpPages)[number]

const sections = ['s1', 's2', 's3'] as const

/** Bantuan: what a facilitator wants to know in the hall, one page a subject; the secrecy of ballots is one of them. */
export function HelpDialog({ page, onClose }: { page: HelpPage; onClose: () => void }) {
  const { t } = useTranslation('help')
  const { t: common } = useTranslation('common')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="70rem"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Tabs defaultValue={page} orientation="vertical" className={css.help} keepMounted={false}>
        <Tabs.List aria-label={t('pages')} className={css.list}>
          {helpPages.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`page.${name}.title`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {helpPages.map((name) => (
          <Tabs.Panel key={name} value={name} className={css.page}>
            <Page name={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Modal>
  )
}

function Page({ name }: { name: HelpPage }) {
  const { t } = useTranslation('help')
  return (
    <article>
      <h2>{t(`page.${name}.title`)}</h2>
      <p className={css.lead}>{t(`page.${name}.lead`)}</p>
      {sections.map((section) => {
        const points = t(`page.${name}.sections.${section}.points`).split('\n')
        return (
          <section key={section}>
            <h3>{t(`page.${name}.sections.${section}.title`)}</h3>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        )
      })}
    </article>
  )
}
