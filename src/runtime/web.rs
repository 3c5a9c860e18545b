//! The board for a browser: a small server on this laptop, which only ever reads.
//!
//! | path | answer |
//! | --- | --- |
//! | `/` | the page |
//! | `/events` | a server-sent event with the whole board, whenever it changes |
//!
//! On the loopback address a page of another site cannot read it: a request that names another host
//! is refused. In a local network both paths lie below a random one.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::board::BoardError;
use super::clock::{now, random_bytes};
use super::followed::{FOLLOWING, FollowedEvent, News};
use super::main_loop::{Ended, listen_to_signals};
use super::shop::Shop;
use crate::board::{FOLLOWING_PAGE, Naming};

/// How often a page hears that the desk is still there, and how the clock stands.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How often the clock alone is looked at for what it brings: an end that is near, a time that is up.
const CLOCK: Duration = Duration::from_secs(1);
/// What the page may do: its own script and style, and ask where it came from.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// How the board is served.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Serving {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Whether other devices in the local network may see it.
    pub lan: bool,
}

/// Where the board is served.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The address of the page, to be typed into a browser.
    pub url: String,
    /// Who can see it there.
    pub seen_by: SeenBy,
}

/// Who can see a board that is served.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeenBy {
    /// This laptop alone.
    Laptop,
    /// Every device in the local network that has the address.
    Network,
    /// Other devices were meant to, but this laptop does not know by which address: it is in no
    /// network, or in one without a way out.
    AddressUnknown,
}

/// Serves the board of an event until the program is ended.
///
/// - `ready`: told the address once the board can be seen there.
///
/// # Errors
///
/// The disk's while the event is opened; the network's when the port is taken.
pub fn serve_board(
    shop: &Shop,
    folder: &Path,
    serving: Serving,
    ready: impl FnOnce(&Address),
) -> Result<Ended, BoardError> {
    let followed = FollowedEvent::open(shop, folder)?;
    let (inputs, signals) = channel();
    listen_to_signals(&inputs).map_err(BoardError::Network)?;
    let (end, ended) = oneshot::channel();
    wait_for_signal(signals, end);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(BoardError::Network)?;
    // Pages that are still open do not keep the program from ending.
    let served = runtime.block_on(serve(followed, serving, ready, ended));
    runtime.shutdown_background();
    served.map_err(BoardError::Network)?;
    Ok(Ended::BySystem)
}

#[expect(clippy::disallowed_methods, reason = "the thread that waits for the end")]
fn wait_for_signal(
    signals: std::sync::mpsc::Receiver<super::main_loop::Input>,
    end: oneshot::Sender<()>,
) {
    std::thread::spawn(move || {
        drop(signals.recv());
        // A server that has ended needs no telling, so what it answers is nothing.
        let _told = end.send(());
    });
}

/// What every request is answered from.
#[derive(Clone)]
struct Shared {
    board: watch::Receiver<Arc<str>>,
    /// The hosts by which the server may be called; none where any is right.
    hosts: Arc<[String]>,
}

async fn serve(
    mut followed: FollowedEvent,
    serving: Serving,
    ready: impl FnOnce(&Address),
    ended: oneshot::Receiver<()>,
) -> io::Result<()> {
    let host = if serving.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let listener = TcpListener::bind(SocketAddr::from((host, serving.port))).await?;
    let port = listener.local_addr()?.port();
    let naming = if serving.lan { Naming::First } else { Naming::Whole };
    let (told, board) = watch::channel(json(&followed, naming));
    let outside = if serving.lan { lan_address() } else { None };
    let seen_by = match (serving.lan, outside) {
        (false, _) => SeenBy::Laptop,
        (true, Some(_)) => SeenBy::Network,
        (true, None) => SeenBy::AddressUnknown,
    };
    let shown = outside.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let path = if serving.lan { format!("/{}", secret()?) } else { String::new() };
    let address = Address { url: format!("http://{shown}:{port}{path}/"), seen_by };
    let hosts: Arc<[String]> = if serving.lan {
        Arc::default()
    } else {
        Arc::new([format!("127.0.0.1:{port}"), format!("localhost:{port}")])
    };
    let routes = Router::new().route("/", get(page)).route("/events", get(events));
    let routes =
        if path.is_empty() { routes } else { Router::new().nest(&format!("{path}/"), routes) };
    let shared = Shared { board, hosts };
    let app =
        routes.layer(middleware::from_fn_with_state(shared.clone(), guard)).with_state(shared);
    ready(&address);
    let follow = async {
        let mut ticks = tokio::time::interval(FOLLOWING);
        let mut last_key = String::new();
        let mut since = 0_u32;
        loop {
            ticks.tick().await;
            let news = followed.follow();
            since += 1;
            // The clock brings something new by itself, which every page counts too.
            if news == News::None
                && !(FOLLOWING * since).as_millis().is_multiple_of(CLOCK.as_millis())
            {
                continue;
            }
            let key = unmoving(&followed, naming);
            let due = FOLLOWING * since >= HEARTBEAT;
            if key != last_key || due {
                (last_key, since) = (key, 0);
                told.send_replace(json(&followed, naming));
            }
        }
    };
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served,
        () = follow => Ok(()),
        _ = ended => Ok(()),
    }
}

/// The board as JSON.
fn json(followed: &FollowedEvent, naming: Naming) -> Arc<str> {
    let board = followed.board(now(), naming);
    serde_json::to_string(&board).unwrap_or_default().into()
}

/// The board without what moves by itself: what a page counts on its own.
fn unmoving(followed: &FollowedEvent, naming: Naming) -> String {
    let mut board = followed.board(now(), naming);
    if let Some(clock) = board.clock.as_mut().filter(|clock| clock.runs) {
        clock.millis_left = 0;
        clock.words.clear();
    }
    serde_json::to_string(&board).unwrap_or_default()
}

async fn page() -> Html<&'static str> {
    Html(FOLLOWING_PAGE)
}

async fn events(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let boards = WatchStream::new(shared.board).map(|board| Ok(Sent::default().data(&*board)));
    Sse::new(boards).keep_alive(KeepAlive::default())
}

/// Refuses requests that name another host, and says what a page may do.
async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let known = |host: &str| shared.hosts.iter().any(|known| known == host);
    if !shared.hosts.is_empty() && !host.is_some_and(known) {
        return (StatusCode::FORBIDDEN, "This board is shown on the laptop of the desk alone.\n")
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A path that nobody guesses: 80 bits.
fn secret() -> io::Result<String> {
    let bytes: [u8; 10] = random_bytes().map_err(|error| io::Error::other(error.to_string()))?;
    Ok(format!(
        "{:020x}",
        bytes.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte))
    ))
}

/// The address of this laptop in its network, as the system would use it for an answer; `None`
/// where there is no way out.
///
/// No packet is sent: a connected UDP socket only asks the routing table.
fn lan_address() -> Option<IpAddr> {
    // A documentation address (RFC 5737): nobody's.
    let nobody = (Ipv4Addr::new(192, 0, 2, 1), 9);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(nobody).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}
