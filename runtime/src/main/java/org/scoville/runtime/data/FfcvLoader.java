package org.scoville.runtime.data;

import org.scoville.data.FFCV;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;

/** Opens the images of {@link FFCV}. */
public final class FfcvLoader {
  private FfcvLoader() {}

  /** The images as the loader crops them. */
  public static ImageSource open(FFCV loader, DataSelection data, boolean training) {
    return open(loader, data.images(training), data.shuffle(), training);
  }

  static ImageSource open(FFCV loader, ImageSet set, int window, boolean training) {
    FfcvCrop crop =
        new FfcvCrop(loader.centerCropRatio(), loader.minArea(), loader.scaledDecoding());
    return new PictureSource(
        set,
        loader,
        loader.crop(),
        true,
        Traversal.of(loader.order(), set, window),
        () -> new FfcvFinishing(crop, loader, training));
  }
}
