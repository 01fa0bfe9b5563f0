import type { Migration } from './index.ts'

/**
 * Frozen. A token is a number, named in the language of the screen; what stations and returned papers kept of a person's
 * steps goes.
 */
export const step0004: Migration = {
  version: 4,
  up: (db) => {
    db.exec(`
UPDATE roll SET label = substr(label, 7)
  WHERE label GLOB 'Suara [0-9]*' AND round_id IN (SELECT id FROM rounds WHERE electorate = 'tokens');
DELETE FROM journal WHERE kind = 'voting.paperTakenBack';
DROP TABLE refused_attempts;
`)
  },
}
