//! Messages to people: what they say, the rows in which they wait, how they are written and how they are carried. Floor 2.
//!
//! An act writes a message with its change (`acts::door::Doing::send`), so that a change that was undone tells nobody, and one that was
//! kept tells its person even where the process ends at that moment. `upkeep::deliver` takes what is due: of any number of replicas one
//! has a row, by a compare-and-swap on when it is due. May use the stores, settings, texts and how names are written.
//!
//! The format is that of [RFC 5322](https://www.rfc-editor.org/rfc/rfc5322) and [RFC 2046](https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4),
//! the way that of [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321) and [RFC 6409](https://www.rfc-editor.org/rfc/rfc6409).

mod delivery;
mod disowning;
mod files;
mod gateway;
mod loss_link;
mod message;
pub mod outbox;
mod preview;
mod render;
mod representation;
mod smtp;

pub use delivery::{Delivery, SmsDelivery, Undelivered, sender};
pub use disowning::{DISOWNING_LASTS, Disowning};
pub use files::sweep as sweep_files;
pub use loss_link::LossLink;
pub use message::{
    Address, AddressBack, Channel, EMAIL_CHANGE_LASTS, EMAIL_CODE_LASTS, FACTOR_LOSS_LASTS, Handed, Happened, LossEnd, LossStage, Message,
    NotAnAddress, NotRecoverable, PhoneRecipient, RECOVERY_LASTS, Recipient, SIGN_UP_LASTS, SMS_CODE_LASTS, Staying, WayBack,
};
pub use outbox::{Claimed, Queued, State};
pub use preview::{Sample, samples};
pub use render::{Rendered, Subject, render, render_sms};
pub use representation::MessageRepresentation;
