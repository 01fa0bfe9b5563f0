import type { Migration } from './index.ts'

/** Frozen. What eight methods, groups, slips, paper, hands and stations need beside the first dot rounds. */
export const step0003: Migration = {
  version: 3,
  up: (db) => {
    db.exec(`
ALTER TABLE rounds ADD COLUMN electorate_group TEXT CHECK (electorate_group IS NULL OR json_valid(electorate_group));
ALTER TABLE rounds ADD COLUMN identification TEXT NOT NULL DEFAULT 'name' CHECK (identification IN ('name', 'code'));
ALTER TABLE rounds ADD COLUMN way TEXT NOT NULL DEFAULT 'ballots' CHECK (way IN ('ballots', 'hands'));
ALTER TABLE rounds ADD COLUMN compare_by TEXT NOT NULL DEFAULT 'none'
  CHECK (compare_by IN ('none', 'constituency', 'unit', 'working_group'));
ALTER TABLE rounds ADD COLUMN split_flag_above REAL NOT NULL DEFAULT 0.3;
ALTER TABLE rounds ADD COLUMN repeat_of TEXT REFERENCES rounds (id);

-- The group of a voter travels inside the sealed ballot and is kept at the close only where every group is large enough.
ALTER TABLE opened_ballots ADD COLUMN group_key TEXT;

-- Another laptop that holds a part of the roll: its voters vote there and nowhere else until its box is back.
CREATE TABLE stations (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES rounds (id),
  label TEXT NOT NULL,
  secret BLOB NOT NULL CHECK (length(secret) = 32), -- proves that a box comes from this station
  state TEXT NOT NULL CHECK (state IN ('out', 'merged', 'recalled')),
  ballot_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stations_by_round ON stations (round_id);

-- What the booth needs of a voter, frozen at the opening: a station knows nothing else of the workshop.
ALTER TABLE roll ADD COLUMN institution TEXT NOT NULL DEFAULT '';
ALTER TABLE roll ADD COLUMN group_key TEXT;
ALTER TABLE roll ADD COLUMN station_id TEXT REFERENCES stations (id);
-- Voted by taking a paper ballot; how many came back is counted in paper_ballots, without names.
ALTER TABLE roll ADD COLUMN by_paper INTEGER NOT NULL DEFAULT 0 CHECK (by_paper IN (0, 1));
-- Code on a printed slip: it says who may vote, never what was voted.
ALTER TABLE roll ADD COLUMN code TEXT;
CREATE UNIQUE INDEX roll_by_code ON roll (round_id, code) WHERE code IS NOT NULL;
UPDATE roll SET institution = coalesce((SELECT institution FROM people WHERE people.id = roll.voter_id), '');
CREATE TABLE voter_codes (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  code TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- What a station's own file (.bilik) says of itself; empty in a workshop.
CREATE TABLE station_self (
  station_id TEXT PRIMARY KEY REFERENCES stations (id),
  regency TEXT NOT NULL,
  pin TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE refused_attempts (
  voter_id TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Paper ballots carry a random code of their own, handed out without a name.
CREATE TABLE paper_ballots (
  round_id TEXT NOT NULL REFERENCES rounds (id),
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('free', 'typed', 'void')),
  PRIMARY KEY (round_id, code)
) STRICT, WITHOUT ROWID;

-- Hands counted by the operator. The answer is yes, no or abstain, or a hand for the option.
CREATE TABLE hand_counts (
  round_id TEXT NOT NULL REFERENCES rounds (id),
  option_id TEXT NOT NULL REFERENCES round_options (id),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'abstain', 'hand')),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (round_id, option_id, answer)
) STRICT, WITHOUT ROWID;
`)
  },
}
