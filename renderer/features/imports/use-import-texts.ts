import { useTranslation } from 'react-i18next'
import type { ImportQuestion, ImportReason, ReasonValues } from '#shared/schema/imports.ts'

/** Sentences and labels of imports; codes come from the file's reading, so keys are put together here. */
export function useImportTexts() {
  const { i18n } = useTranslation(['imports', 'domain'])
  const translate = i18n.t as (key: string, values: ReasonValues) => string
  const text = (namespace: 'imports' | 'domain', key: string, values: ReasonValues = {}) =>
    translate(`${namespace}:${key}`, values)
  const has = (namespace: 'imports' | 'domain', key: string) => i18n.exists(`${namespace}:${key}`)

  return {
    reasonText: (reason: ImportReason, values: ReasonValues) => text('imports', `reason.${reason}`, values),
    fieldText: (field: string) => (has('imports', `field.${field}`) ? text('imports', `field.${field}`) : field),
    /** A choice is a code of the method, a word of the dialog, or a text from the file itself. */
    choiceText: (field: string, choice: string) => {
      if (field === 'dimension' && has('domain', `dimension.${choice}.name`))
        return text('domain', `dimension.${choice}.name`)
      if (field === 'quadrant' && has('domain', `quadrant.${choice}`)) return text('domain', `quadrant.${choice}`)
      if (field === 'horizon' && has('domain', `horizon.${choice}`)) return text('domain', `horizon.${choice}`)
      return has('imports', `choice.${choice}`) ? text('imports', `choice.${choice}`) : choice
    },
  }
}

/** Questions that take any text have no choices. */
export const isFreeText = (question: ImportQuestion): boolean => question.choices.length === 0
