import type { ContractRouterClient } from '@orpc/contract'
import type { facilitatorContract } from '#shared/contract/index.ts'

export type FacilitatorClient = ContractRouterClient<typeof facilitatorContract>

/** The facilitator's calls. Set once at start, before the first render. */
export let api: FacilitatorClient

export function setApi(client: FacilitatorClient): void {
  api = client
}
