package org.scoville.runtime.decode;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.text.Printable;

/** The exception for one image that can't be decoded; training goes on without it. */
public final class UnreadableImage extends Exception {

  private static final long serialVersionUID = 1L;

  private final OmissionReason kind;
  private final String reason;

  /** An image whose content is damaged. */
  public UnreadableImage(String name, String reason) {
    this(name, OmissionReason.DAMAGED, reason, null);
  }

  /** An image on which the file system, or something else on the way to it, gave up. */
  public UnreadableImage(String name, Exception cause) {
    this(name, OmissionReason.OUT_OF_REACH, words(cause), cause);
  }

  /** An image that has a kind of fault. */
  public UnreadableImage(String name, ImageFault fault) {
    this(name, fault.kind(), String.valueOf(fault.getMessage()), fault);
  }

  private UnreadableImage(
      String name, OmissionReason kind, String reason, @Nullable Throwable cause) {
    super("%s can't be read: %s".formatted(Printable.of(name), Printable.of(reason)), cause);
    this.kind = kind;
    this.reason = Printable.of(reason);
  }

  private static String words(Exception cause) {
    if (cause instanceof Problem problem) {
      return String.valueOf(problem.getMessage());
    }
    return cause instanceof IOException e ? IoErrorText.words(e) : cause.toString();
  }

  /** The kind of its fault. */
  public OmissionReason kind() {
    return kind;
  }

  /** Why it can't be read, without its name. */
  public String reason() {
    return reason;
  }
}
