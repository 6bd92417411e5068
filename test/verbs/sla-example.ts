/** The worked example of the specification of the clocks, word for word. */
export const EXAMPLE = `policy:                       # the same schema as .github/caseworker.yml; only what is needed here
  timezone: Europe/Madrid
  calendars:
    desk: { timezone: Europe/Madrid, hours: { mon-fri: ["09:00-14:00", "15:00-18:00"] }, holidays: ["2026-12-25", "2026-12-28/2026-12-30"], workdays: { "2026-12-26": fri } }   # a Saturday with Friday's hours
    both: { any: [desk, lima] }   # open whenever one of them is open
    lima: { timezone: America/Lima, hours: { mon-thu: ["08:00-17:00"], fri: ["08:00-13:00"], sun: ["20:00-24:00"] } }
  grades:
    1: { response: 2h, resolution: 4h, calendar: desk }
    2: { response: 4h, resolution: 24h }
    3: { response: 8h, resolution: 72h }
now: 2026-11-24T16:00:00Z
history:
  - { at: 2026-11-24T08:30:00Z, event: opened, by: submitter }
  - { at: 2026-11-24T08:40:00Z, event: graded, grade: 1, by: supervisor }
  - { at: 2026-11-24T09:00:00Z, event: waiting, on: submitter, by: staff }     # event: resumed ends it (on: which; without on: all)
  - { at: 2026-11-24T09:30:00Z, event: commented, by: submitter }              # ends waiting on the submitter
  - { at: 2026-11-24T10:05:00Z, event: commented, by: staff }
  # also: staged (stage: …), assigned, closed (result: …), reopened; by: submitter | staff | supervisor | outsider | bot
`;
