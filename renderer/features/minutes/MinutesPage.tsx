import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '#shared/schema/workshop.ts'
import { DecisionList } from './DecisionList.tsx'
import { DocumentDetails } from './DocumentDetails.tsx'
import { RemarkList } from './RemarkList.tsx'
import { SignatoryForm } from './SignatoryForm.tsx'
import css from './minutes.module.css'
import { useMinutes } from './use-minutes.ts'

interface Props {
  stage: Stage
  isReadOnly: boolean
  /** The activity at work, which a new note belongs to. */
  activityId?: string | null
  /** The card with the exports of the stage. */
  children?: ReactNode
}

/** Notula: what was said and decided, who signs, and the papers. */
export function MinutesPage({ stage, isReadOnly, activityId = null, children }: Props) {
  const { t } = useTranslation('minutes')
  const { isLoading, remarks, decisions, signatories, timeZone } = useMinutes(stage.id)
  if (isLoading) return <p className={css.empty}>{t('loading')}</p>
  return (
    <div className={css.page}>
      <div className={css.main}>
        <RemarkList
          stageId={stage.id}
          activityId={activityId}
          remarks={remarks}
          timeZone={timeZone}
          isReadOnly={isReadOnly}
        />
        <DecisionList stageId={stage.id} decisions={decisions} isReadOnly={isReadOnly} />
      </div>
      <div className={css.side}>
        {children}
        <DocumentDetails key={`document-${stage.id}`} stage={stage} isReadOnly={isReadOnly} />
        <SignatoryForm key={stage.id} stageId={stage.id} signatories={signatories} isReadOnly={isReadOnly} />
      </div>
    </div>
  )
}
