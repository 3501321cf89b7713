package org.scoville.runtime.data;

import org.scoville.data.FFCV;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.data.TraversalOrder;
import org.scoville.fact.Flips;
import org.scoville.fact.NormalizesImages;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;

/** The sources of the loaders that take photographs of any size from any kind of data set. */
public final class PictureLoaders {
  private PictureLoaders() {}

  /** The images as {@link ImageFolder} crops them. */
  public static ImageSource imageFolder(ImageFolder loader, DataSelection data, boolean training) {
    return FolderFinishing.source(loader, data.images(training), training);
  }

  /** The images as {@link FFCV} crops them. */
  public static ImageSource ffcv(FFCV loader, DataSelection data, boolean training) {
    return ffcv(loader, data.images(training), training);
  }

  static ImageSource ffcv(FFCV loader, ImageSet set, boolean training) {
    FfcvCrop crop =
        new FfcvCrop(
            loader.crop(), loader.centerCropRatio(), loader.minArea(), loader.scaledDecoding());
    return source(crop, loader, loader, loader.order(), set, training);
  }

  /** The images as {@link PackedImages} crops them. */
  public static ImageSource packed(PackedImages loader, DataSelection data, boolean training) {
    FfcvCrop crop =
        new FfcvCrop(
            loader.crop(), loader.centerCropRatio(), loader.minArea(), loader.scaledDecoding());
    return source(crop, loader, loader, loader.order(), data.images(training), training);
  }

  private static ImageSource source(
      FfcvCrop crop,
      Flips flips,
      NormalizesImages normalization,
      TraversalOrder order,
      ImageSet set,
      boolean training) {
    Traversal traversal =
        switch (order) {
          case RANDOM -> Traversal.RANDOM;
          case QUASI_RANDOM -> new QuasiRandom(set::page);
          case SEQUENTIAL -> Traversal.IN_ORDER;
        };
    return new PictureSource(
        set, normalization, crop.side(), traversal, () -> new FfcvFinishing(crop, flips, training));
  }
}
