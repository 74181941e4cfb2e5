package io.holdwatch.ingest.access;

/** Whether a request is let in. */
public sealed interface Decision {
  /** It is. */
  record Allowed(Caller caller) implements Decision {}

  /** No token, or none that is known. */
  record Unknown(boolean given) implements Decision {}

  /** The token is known and lacks the role. */
  record Lacking(String caller, Role role) implements Decision {}

  /** No role opens this path. */
  record Closed() implements Decision {}

  /** Who asks. */
  sealed interface Caller {
    /** Anybody: what they ask for is open to all, or only this machine can ask. */
    record Anybody() implements Caller {}

    /** The holder of a token of this name. */
    record Holder(String name) implements Caller {}
  }
}
