export {
  calendarFile,
  calendarMethod,
  type CalendarMeeting,
  type CalendarMethod,
  type CalendarPerson,
} from './calendar.ts'
