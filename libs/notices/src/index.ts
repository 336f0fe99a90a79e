export { type Mail, type Message, openMail } from './mail';
export { type Notice, type NoticeKind, noticeKinds } from './notice';
export { Notices, notify } from './notices';
