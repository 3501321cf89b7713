package org.scoville.runtime.data;

import org.scoville.data.PackedImages;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;

/** Opens the images of {@link PackedImages}. */
public final class PackedImagesLoader {
  private PackedImagesLoader() {}

  /** The images as the loader crops them. */
  public static ImageSource open(PackedImages loader, DataSelection data, boolean training) {
    return open(loader, data.images(training), data.shuffle(), training);
  }

  static ImageSource open(PackedImages loader, ImageSet set, int window, boolean training) {
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
