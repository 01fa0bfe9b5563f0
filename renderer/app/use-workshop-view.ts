import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** The workshop and its agenda, fetched once for every part of the page; null on the start screen. */
export function useWorkshopView() {
  return useQuery({ queryKey: ['workshop', 'view'], queryFn: () => api.workshop.get() })
}
