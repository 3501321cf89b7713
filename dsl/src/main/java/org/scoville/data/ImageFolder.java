package org.scoville.data;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.DecodesScaled;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.LoadsAnySize;
import org.scoville.fact.NormalizesImages;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Image files in one folder a class: {@code train/<class>/*.jpg} to train on, {@code
 * val/<class>/*.jpg} to evaluate on. Classes are numbered in the order of their folders' names.
 *
 * <p><b>Use.</b> ImageNet and any other set of photographs. The images are decoded and cropped by
 * threads of the run; devices wait where the machine decodes fewer images a second than they train
 * on.
 *
 * <p><b>Suggested values.</b> To train: {@code crop = 176} with random resized crops from 0.08 of
 * the area on and a flip of one half; to evaluate: {@code resize = 232}, {@code crop = 224} (Mild,
 * Medium, Hot and PyTorch's recipe of 2021); 256 and 224 in older recipes. The means and deviations
 * are ImageNet's.
 *
 * <p><b>Details.</b> No paper for the layout of the folders, which is torchvision's; Szegedy et al.
 * 2015, arXiv:1409.4842, for the random resized crop. Images (N, 3, crop, crop), float32. Training
 * crops and flips at random; with {@code alternatingFlip} the first epoch is drawn, and from then
 * on each image is mirrored in every second one (Jordan 2024, arXiv:2404.00498, section 3.2), so
 * that any two epochs show both versions. Evaluation resizes the shorter side to {@code resize} and
 * cuts the middle, as torchvision does; with {@link Interpolation#AREA} it first cuts a square of
 * {@code crop / resize} of the shorter side and then resizes that, as FFCV does. FFCV's datasets of
 * ImageNet were written with {@code maxResolution = 500} and read with {@code interpolation =
 * AREA}.
 *
 * <p>Files are taken by their extension, in small letters or capitals: {@code .jpg .jpeg .png .ppm
 * .bmp .pgm .tif .tiff .webp}, in folders below a class folder, too, in the order of the bytes of
 * their names; torchvision takes the same. Links are followed, and each folder of a class is
 * entered once. Left out and counted by reason, with an example of each, are other files, empty
 * ones, hidden ones and what is in hidden folders ({@code ._a.jpg}, {@code .cache}, {@code
 * __MACOSX}), files beside the class folders, links that lead nowhere, and pipes, sockets and
 * devices, which are never opened. The count stands in the first lines of a run and in its metrics.
 *
 * <p>Pixels are those of Pillow's {@code convert("RGB")}: gray is repeated, CMYK is converted to
 * RGB, transparency and color profiles are dropped, EXIF's orientation is ignored and TIFF's own is
 * applied, and of an animation or of several pages the first is taken. Two kinds differ: of 16 bits
 * the upper 8 are taken (PPM and PGM are rounded), where Pillow turns nearly all of 16-bit gray
 * into white; and lossy WebP is decoded in Java, up to 32 of 255 beside libwebp in a pixel and 3 to
 * 4 on average (measured at qualities 30 to 75, 1.1 at 90). Not read, and counted as files of other
 * formats, are lossless and 12-bit JPEG, and TIFF with floating-point or 32-bit values or with
 * LZMA, Zstandard or WebP compression.
 *
 * <p>Before memory is allocated for an image its header is checked against its file. Any file may
 * have 33,554,432 pixels (100 MB of red, green and blue), a larger image needs a byte of its file
 * for every 64 pixels, and the limit is Pillow's, 178,956,970 pixels. A PNG must have a byte of
 * data for every 1032 bytes of its rows, which is what deflate can do; BMP, PPM and PGM, and TIFF
 * without compression, must have all their bytes. Decoding takes 3 to 22 bytes a pixel, 74 for
 * lossy WebP; images that take more than 16 MB share half of the memory that Java may use and wait
 * for each other, and one that takes more than all of it is unreadable.
 *
 * <p>With {@code scaledDecoding} a JPEG's part for a resized crop is first decoded at the smallest
 * of 1/2, 1/4 and 1/8 of its size at which it is no smaller than its new size. It acts in training
 * with {@link RandomCrop#RESIZED} and without {@code maxResolution} only.
 *
 * <p><b>Caveats.</b> {@code scaledDecoding} changes pixels, a little. A file that can't be decoded
 * is replaced by another image of its batch in training and left out in evaluation; a run with many
 * of them ends, and the others are counted by reason at its end. The same holds for a file that
 * ends early or has a wrong checksum although it would decode: torchvision fills the rest of a
 * truncated JPEG with gray. Images are read from disk in each epoch.
 *
 * @param crop side of the square image that the network gets, in pixels
 * @param resize shorter side before a center or padded crop, in pixels; 0 means the same as {@code
 *     crop}
 * @param randomCrop kind of crop of training images
 * @param padding black pixels around a training image, for {@link RandomCrop#PADDED}
 * @param minArea smallest share of the image's area for {@link RandomCrop#RESIZED}
 * @param interpolation interpolation by which images are resized
 * @param maxResolution longer side in pixels to which larger images are shrunk first, always by
 *     {@link Interpolation#AREA}; 0 means that they stay as they are
 * @param flip probability of mirroring a training image
 * @param alternatingFlip whether {@code flip} is drawn for an image's first epoch only, and
 *     afterward it is mirrored in every second epoch
 * @param scaledDecoding whether a JPEG is decoded at a half, a quarter or an eighth of its size
 *     where the part that is resized is then still no smaller than its new size
 * @param mean means of red, green and blue in [0, 1], subtracted
 * @param deviation standard deviations of red, green and blue in [0, 1], divided by
 */
public record ImageFolder(
    int crop,
    int resize,
    RandomCrop randomCrop,
    int padding,
    double minArea,
    Interpolation interpolation,
    int maxResolution,
    double flip,
    boolean alternatingFlip,
    boolean scaledDecoding,
    List<Double> mean,
    List<Double> deviation)
    implements Loader,
        SizesImages,
        HasChannels,
        NormalizesImages,
        Flips,
        LoadsAnySize,
        DecodesScaled {

  /** Hyperparameters of {@link ImageFolder}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square image that the network gets, in pixels. */
    @Range(min = 1, max = 4096)
    int crop() default 224;

    /** Shorter side before a center or padded crop, in pixels; 0 means the same as crop. */
    @Range(min = 0, max = 8192)
    int resize() default 0;

    /** Kind of crop of training images. */
    RandomCrop randomCrop() default RandomCrop.RESIZED;

    /** Black pixels around a training image, for a padded crop. */
    @Range(min = 0, max = 4096)
    int padding() default 0;

    /** Smallest share of the image's area for a resized crop. */
    @Range(above = 0, max = 1)
    double minArea() default 0.08;

    /** Interpolation by which images are resized. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** Longer side in pixels to which larger images are shrunk first; 0 means never. */
    @Range(min = 0, max = 8192)
    int maxResolution() default 0;

    /** Probability of mirroring a training image. */
    @Range(min = 0, max = 1)
    double flip() default 0.5;

    /** Whether an image is mirrored in every second epoch, with the first drawn at random. */
    boolean alternatingFlip() default false;

    /** Whether a JPEG is decoded at a half, a quarter or an eighth where the crop allows it. */
    boolean scaledDecoding() default false;

    /** Means of red, green and blue in [0, 1]. */
    @Range(min = 0, max = 1)
    double[] mean() default {0.485, 0.456, 0.406};

    /** Standard deviations of red, green and blue in [0, 1]. */
    @Range(above = 0)
    double[] deviation() default {0.229, 0.224, 0.225};
  }

  /** Checks the ranges. */
  public ImageFolder {
    Bounds.between(1, 4096).check("ImageFolder", "crop", crop);
    Bounds.between(0, 8192).check("ImageFolder", "resize", resize);
    Bounds.between(0, 4096).check("ImageFolder", "padding", padding);
    new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY)
        .check("ImageFolder", "minArea", minArea);
    Bounds.between(0, 8192).check("ImageFolder", "maxResolution", maxResolution);
    Bounds.between(0, 1).check("ImageFolder", "flip", flip);
    mean = channels("mean", mean, Bounds.between(0, 1));
    deviation = channels("deviation", deviation, Bounds.above(0));
  }

  /** The shorter side before a center or padded crop, in pixels. */
  public int shorterSide() {
    return resize == 0 ? crop : resize;
  }

  private static List<Double> channels(String name, List<Double> values, Bounds bounds) {
    if (values.size() != 3) {
      throw new IllegalArgumentException(
          "ImageFolder.%s has %s; give 3, for red, green and blue"
              .formatted(name, NumberText.count(values.size(), "value")));
    }
    values.forEach(value -> bounds.check("ImageFolder", name, value));
    return List.copyOf(values);
  }

  @Override
  public ImageSize trainingSize() {
    return ImageSize.square(crop);
  }

  @Override
  public boolean loadsAnySize() {
    return randomCrop == RandomCrop.RESIZED;
  }

  @Override
  public boolean decodesScaled(boolean training) {
    return scaledDecoding && training && randomCrop == RandomCrop.RESIZED && maxResolution == 0;
  }

  @Override
  public boolean hasRandomScale() {
    return randomCrop == RandomCrop.RESIZED && minArea < 1;
  }

  @Override
  public Optional<EvaluationCrop> evaluationCrop() {
    return Optional.of(new EvaluationCrop(crop, shorterSide()));
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public List<Double> means() {
    return mean;
  }

  @Override
  public List<Double> deviations() {
    return deviation;
  }
}
