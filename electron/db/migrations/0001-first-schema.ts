import type { Migration } from './index.ts'

/** Frozen: a later change of the schema is a new numbered step. */
export const step0001: Migration = {
  version: 1,
  up: (db) => {
    db.exec(`
CREATE TABLE workshop (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, regency TEXT NOT NULL,
  regency_kind TEXT NOT NULL CHECK (regency_kind IN ('kabupaten', 'kota')),
  province TEXT NOT NULL, year INTEGER NOT NULL,
  time_zone TEXT NOT NULL CHECK (time_zone IN ('WIB', 'WITA', 'WIT')),
  first_plan_year INTEGER NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE stages (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 4),
  title TEXT NOT NULL, place TEXT NOT NULL, document_number TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
  version INTEGER NOT NULL CHECK (version >= 0)
) STRICT;

CREATE TABLE days (
  id TEXT PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id),
  number INTEGER NOT NULL, date TEXT NOT NULL CHECK (length(date) = 10),
  start_minutes INTEGER NOT NULL CHECK (start_minutes BETWEEN 0 AND 1439),
  UNIQUE (stage_id, number)
) STRICT;

CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  day_id TEXT NOT NULL REFERENCES days (id),
  position TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('board', 'vote', 'sort', 'notes', 'break')),
  title TEXT NOT NULL, instruction TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
  is_skipped INTEGER NOT NULL CHECK (is_skipped IN (0, 1)),
  opened_at_ms INTEGER, closed_at_ms INTEGER,
  timer_started_at_ms INTEGER, timer_elapsed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX activities_by_day ON activities (day_id, position);

CREATE TABLE units (id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL, label TEXT NOT NULL,
  unit_id TEXT REFERENCES units (id), institution TEXT NOT NULL,
  constituency TEXT CHECK (constituency IN ('council', 'implementation_team', 'unit', 'other')),
  job_title TEXT NOT NULL, phone TEXT NOT NULL
) STRICT;

CREATE TABLE attendance (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  day_id TEXT NOT NULL REFERENCES days (id),
  status TEXT NOT NULL CHECK (status IN ('present', 'excused')),
  mode TEXT NOT NULL CHECK (mode IN ('in_person', 'online')),
  UNIQUE (day_id, person_id)
) STRICT;

CREATE TABLE boards (
  id TEXT PRIMARY KEY,
  activity_id TEXT NOT NULL UNIQUE REFERENCES activities (id),
  template TEXT NOT NULL,
  is_face_down INTEGER NOT NULL CHECK (is_face_down IN (0, 1))
) STRICT;

CREATE TABLE zones (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES boards (id),
  position TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, letter TEXT NOT NULL, tone TEXT NOT NULL
) STRICT;
CREATE INDEX zones_by_board ON zones (board_id, position);

CREATE TABLE themes (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES boards (id),
  zone_id TEXT NOT NULL REFERENCES zones (id),
  number INTEGER NOT NULL, title TEXT NOT NULL, position TEXT NOT NULL,
  is_collapsed INTEGER NOT NULL CHECK (is_collapsed IN (0, 1))
) STRICT;
CREATE INDEX themes_by_board ON themes (board_id, position);

CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES boards (id),
  zone_id TEXT NOT NULL REFERENCES zones (id),
  number INTEGER NOT NULL, text TEXT NOT NULL,
  dimension TEXT, unit_id TEXT REFERENCES units (id),
  theme_id TEXT REFERENCES themes (id),
  position TEXT NOT NULL, created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_board ON notes (board_id, position);
CREATE INDEX notes_by_theme ON notes (theme_id);
CREATE UNIQUE INDEX notes_by_number ON notes (number);

CREATE TABLE rounds (
  id TEXT PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activities (id),
  number INTEGER NOT NULL, question TEXT NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  cut_at INTEGER NOT NULL,
  electorate TEXT NOT NULL CHECK (electorate IN ('attendance', 'tokens')),
  quorum_base TEXT NOT NULL, quorum_rule TEXT NOT NULL,
  run_off_of TEXT REFERENCES rounds (id),
  is_shuffled INTEGER NOT NULL CHECK (is_shuffled IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'cancelled')),
  opened_at_ms INTEGER, closed_at_ms INTEGER,
  registered_count INTEGER NOT NULL, present_count INTEGER NOT NULL
) STRICT;
CREATE INDEX rounds_by_activity ON rounds (activity_id, number);

CREATE TABLE round_options (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES rounds (id),
  position TEXT NOT NULL, title TEXT NOT NULL,
  source TEXT NOT NULL, source_id TEXT
) STRICT;
CREATE INDEX round_options_by_round ON round_options (round_id, position);
-- What was on the ballot paper stays as the voters saw it, whoever asks: also an undo of something older.
CREATE TRIGGER round_options_keep BEFORE DELETE ON round_options
  WHEN (SELECT state FROM rounds WHERE id = OLD.round_id) <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'options of an opened round are fixed'); END;
CREATE TRIGGER round_options_fixed BEFORE UPDATE ON round_options
  WHEN (SELECT state FROM rounds WHERE id = OLD.round_id) <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'options of an opened round are fixed'); END;

-- The public half of a round's key. The private half lies in a side file that no backup contains.
CREATE TABLE round_keys (
  round_id TEXT PRIMARY KEY REFERENCES rounds (id),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32)
) STRICT, WITHOUT ROWID;

-- Who voted, and what was voted, on purpose without anything that joins them: no time, order or person on a ballot.
CREATE TABLE roll (
  round_id TEXT NOT NULL REFERENCES rounds (id),
  voter_id TEXT NOT NULL,           -- a person of the attendance list, or an anonymous token
  label TEXT NOT NULL,
  has_voted INTEGER NOT NULL CHECK (has_voted IN (0, 1)),
  PRIMARY KEY (round_id, voter_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_ballots (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), -- random: the tree keeps no order of arrival
  round_id TEXT NOT NULL REFERENCES rounds (id),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sealed_ballots_by_round ON sealed_ballots (round_id);

CREATE TABLE opened_ballots (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), -- a new random id, given while shuffling at the close
  round_id TEXT NOT NULL REFERENCES rounds (id),
  ballot TEXT NOT NULL CHECK (json_valid(ballot))
) STRICT, WITHOUT ROWID;
CREATE INDEX opened_ballots_by_round ON opened_ballots (round_id);

CREATE TABLE programmes (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
  dimension TEXT, horizon TEXT,
  lead_unit_id TEXT REFERENCES units (id), lead_unit_text TEXT NOT NULL, supporting_units TEXT NOT NULL,
  indicator TEXT NOT NULL, baseline TEXT NOT NULL, target TEXT NOT NULL,
  budget_rupiah INTEGER, funding_source TEXT NOT NULL,
  first_year INTEGER, last_year INTEGER,
  is_quick_win INTEGER NOT NULL CHECK (is_quick_win IN (0, 1)),
  origin TEXT NOT NULL, origin_id TEXT,
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX programmes_by_number ON programmes (number);

CREATE TABLE remarks (
  id TEXT PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id),
  activity_id TEXT REFERENCES activities (id),
  text TEXT NOT NULL, created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX remarks_by_stage ON remarks (stage_id);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id),
  position TEXT NOT NULL, text TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('consensus', 'vote')),
  round_id TEXT REFERENCES rounds (id), objection TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_stage ON decisions (stage_id);

CREATE TABLE signatories (
  id TEXT PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id),
  role TEXT NOT NULL, position TEXT NOT NULL,
  name TEXT NOT NULL, job_title TEXT NOT NULL, rank TEXT NOT NULL, employee_number TEXT NOT NULL
) STRICT;
CREATE INDEX signatories_by_stage ON signatories (stage_id);

-- A frozen version of a stage: canonical content and its seal, chained to the version before.
CREATE TABLE stage_versions (
  id TEXT PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id),
  version INTEGER NOT NULL, closed_at_ms INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), previous_sha256 TEXT,
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (stage_id, version)
) STRICT;

-- One entry per command of the facilitator, with each touched row before and after. Ballots never appear here.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  said TEXT NOT NULL CHECK (json_valid(said)),       -- named values of the readable sentence
  stage_id TEXT,
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  is_undoable INTEGER NOT NULL CHECK (is_undoable IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX journal_by_state ON journal (state, is_undoable, seq);
`)
  },
}
