import '../db/backups.ts'
import '#electron/db/tables/journal.ts'
import '../shell/menu.ts'
