package org.scoville.runtime.image;

/** The operations of augmentation policies, each with one argument in its own unit. */
public enum ImageOperation {
  /** Leaves the image; no argument. */
  IDENTITY,

  /** {@link Tones#autocontrast}; no argument. */
  AUTOCONTRAST,

  /** {@link Tones#equalize}; no argument. */
  EQUALIZE,

  /** {@link Tones#invert}; no argument. */
  INVERT,

  /** {@link Tones#posterize}: bits kept, from 0 to 8. */
  POSTERIZE,

  /** {@link Tones#solarize}: the threshold. */
  SOLARIZE,

  /** {@link Tones#solarizeAdd}: what is added. */
  SOLARIZE_ADD,

  /** {@link Enhancement#color}: the factor. */
  COLOR,

  /** {@link Enhancement#contrast}: the factor. */
  CONTRAST,

  /** {@link Enhancement#brightness}: the factor. */
  BRIGHTNESS,

  /** {@link Sharpness#sharpen}: the factor. */
  SHARPNESS,

  /** {@link GaussianBlur#blur}: the standard deviation in pixels. */
  BLUR,

  /** {@link Affine#shearX}: the factor. */
  SHEAR_X,

  /** {@link Affine#shearY}: the factor. */
  SHEAR_Y,

  /** {@link Affine#translation}: pixels to the left. */
  TRANSLATE_X,

  /** {@link Affine#translation}: pixels up. */
  TRANSLATE_Y,

  /** {@link Rotation#rotate}: degrees counterclockwise. */
  ROTATE;

  /** Changes an image; sampling and fill matter to those that move pixels. */
  public void apply(Canvas canvas, double argument, Sampling sampling, Fill fill) {
    switch (this) {
      case IDENTITY -> {}
      case AUTOCONTRAST -> Tones.autocontrast(canvas);
      case EQUALIZE -> Tones.equalize(canvas);
      case INVERT -> Tones.invert(canvas);
      case POSTERIZE -> Tones.posterize(canvas, (int) argument);
      case SOLARIZE -> Tones.solarize(canvas, argument);
      case SOLARIZE_ADD -> Tones.solarizeAdd(canvas, (int) argument);
      case COLOR -> Enhancement.color(canvas, argument);
      case CONTRAST -> Enhancement.contrast(canvas, argument);
      case BRIGHTNESS -> Enhancement.brightness(canvas, argument);
      case SHARPNESS -> Sharpness.sharpen(canvas, argument);
      case BLUR -> GaussianBlur.blur(canvas, argument);
      case SHEAR_X -> Affine.shearX(argument).apply(canvas, sampling, fill);
      case SHEAR_Y -> Affine.shearY(argument).apply(canvas, sampling, fill);
      case TRANSLATE_X -> Affine.translation(argument, 0).apply(canvas, sampling, fill);
      case TRANSLATE_Y -> Affine.translation(0, argument).apply(canvas, sampling, fill);
      case ROTATE -> Rotation.rotate(canvas, argument, sampling, fill);
    }
  }
}
