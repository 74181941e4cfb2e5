package io.holdwatch.deploy.stack;

/**
 * One process of the stack as it is now.
 *
 * @param name "broker", "registry", "classifier-2"
 * @param state how it is
 * @param pid process id; 0 where it does not run
 * @param address where it listens
 * @param log where its output goes
 */
public record Part(String name, State state, long pid, String address, String log) {
  /** How a part is. */
  public enum State {
    /** It answers that it is ready to work. */
    READY,
    /** It runs but does not say that it is ready. */
    STARTING,
    /** It ended without being told to. */
    DIED,
    /** It was not started. */
    STOPPED
  }
}
