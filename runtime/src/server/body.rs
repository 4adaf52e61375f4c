//! Bodies of requests, up to a limit.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Buf, BufMut};
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, EXPECT};
use http_body::Body;

/// Why there is no complete body.
pub(super) enum Unread {
    /// It is longer than the limit.
    TooLong,
    /// It was cut off.
    Cut,
}

/// How much of a body that is too long is read and dropped, so that a client that is still writing finds the answer.
const DROPPED: u64 = 32 << 20;

/// Reads a body, which must not be longer than `limit` bytes.
pub(super) async fn read<B: Body>(
    headers: &HeaderMap,
    body: B,
    limit: usize,
) -> Result<Vec<u8>, Unread> {
    let size = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
    let announced = headers.get(CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    // A client that asks first has sent nothing yet.
    let dropped = if headers.contains_key(EXPECT) {
        0
    } else {
        DROPPED
    };
    let most = size(limit).saturating_add(dropped);
    if announced.is_some_and(|length| length > most) {
        return Err(Unread::TooLong);
    }
    let mut body = pin!(body);
    let (mut bytes, mut length) = (Vec::new(), 0_u64);
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| Unread::Cut)?.into_data() else {
            continue;
        };
        length = length.saturating_add(size(data.remaining()));
        if length > most {
            return Err(Unread::TooLong);
        }
        if length > size(limit) {
            bytes = Vec::new();
            continue;
        }
        bytes.put(data);
    }
    if length > size(limit) {
        return Err(Unread::TooLong);
    }
    Ok(bytes)
}
