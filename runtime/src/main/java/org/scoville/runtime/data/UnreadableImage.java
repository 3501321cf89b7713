package org.scoville.runtime.data;

/** One image that can't be decoded; training goes on without it. */
public final class UnreadableImage extends Exception {

  private static final long serialVersionUID = 1L;

  /** An image that is not what its name says. */
  public UnreadableImage(String name, String reason) {
    super("%s can't be read: %s".formatted(name, reason));
  }

  /** An image on which the file system or the decoder gave up. */
  public UnreadableImage(String name, Exception cause) {
    super("%s can't be read: %s".formatted(name, reason(cause)), cause);
  }

  private static String reason(Exception cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
