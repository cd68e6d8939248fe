-- An entry that has not left can be taken back (a refund whose account was disabled before its file closed); one that was
-- sent stays for ever.
DROP TRIGGER ach_entry_kept ON ach_entry;
CREATE TRIGGER ach_entry_kept BEFORE DELETE ON ach_entry FOR EACH ROW
  WHEN (OLD.trace IS NOT NULL) EXECUTE FUNCTION refuse_change_of_sent();
CREATE TRIGGER ach_entry_never_emptied BEFORE TRUNCATE ON ach_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
