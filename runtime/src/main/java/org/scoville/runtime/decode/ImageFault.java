package org.scoville.runtime.decode;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scoville.text.Printable;

/** The reason why the bytes of a file are no image, without the file's name. */
public final class ImageFault extends IOException {

  private static final long serialVersionUID = 1L;
  private static final String ENDS_EARLY = "it ends early";

  private final OmissionReason kind;

  /** A fault of a kind. */
  public ImageFault(OmissionReason kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  private ImageFault(OmissionReason kind, String reason, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  /** A file whose content contradicts itself. */
  static ImageFault damaged(String reason, Object... values) {
    return new ImageFault(OmissionReason.DAMAGED, String.format(Locale.ROOT, reason, values));
  }

  /** A file that is over before the image is. */
  static ImageFault endsEarly() {
    return new ImageFault(OmissionReason.CUT_SHORT, ENDS_EARLY);
  }

  /**
   * The fault that an exception of a decoder stands for: damaged files cause almost any exception.
   */
  static ImageFault of(Exception e) {
    if (e instanceof ImageFault fault) {
      return fault;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return new ImageFault(OmissionReason.CUT_SHORT, ENDS_EARLY, e);
      }
    }
    String words =
        e instanceof IOException && e.getMessage() != null
            ? "it is damaged (%s)".formatted(Printable.of(deepest(e)))
            : "it is damaged (its decoder failed with %s)".formatted(e.getClass().getSimpleName());
    return new ImageFault(OmissionReason.DAMAGED, words, e);
  }

  private static String deepest(Exception e) {
    @Nullable String inner = e.getCause() == null ? null : e.getCause().getMessage();
    return inner == null ? String.valueOf(e.getMessage()) : inner;
  }

  OmissionReason kind() {
    return kind;
  }
}
