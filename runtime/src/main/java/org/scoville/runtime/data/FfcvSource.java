package org.scoville.runtime.data;

import java.nio.file.Path;
import org.scoville.data.FFCV;

/** The source of {@link FFCV}, which refuses, because its files can't be read yet. */
public final class FfcvSource {
  private FfcvSource() {}

  /** Why a recipe with FFCV can't be trained yet, and what to write in its place. */
  public static DataProblem unread(FFCV loader, Path directory, boolean training) {
    return new DataProblem(
        "%s is FFCV (crop = %d), whose files in %s can't be read yet; use @ImageFolder.With(crop = %d)"
                .formatted(
                    training ? "@Train" : "@Evaluate", loader.crop(), directory, loader.crop())
            + " and a folder of images");
  }
}
