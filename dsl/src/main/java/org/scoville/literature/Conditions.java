package org.scoville.literature;

/** Words for systems and conditions that several published results share. */
public final class Conditions {
  /** MosaicML's own machines. */
  public static final String A100_80GB = "8x A100-80GB";

  /** A machine of AWS with the smaller GPUs. */
  public static final String P4D = "AWS p4d.24xlarge (8x A100-40GB)";

  /** The same GPUs beside a faster host. */
  public static final String ORACLE = "Oracle BM.GPU4.8 (8x A100-40GB)";

  /** Runs extrapolated from their first epochs. */
  public static final String TEN_EPOCHS = "carried on from ten measured epochs";

  /** FFCV's evaluation. */
  public static final String MIRRORED = "each image evaluated with its mirror image";

  /** Ablations of the Deep Dive, whose prototypes are not described. */
  public static final String PROTOTYPE = "of a prototype";

  /** Weights evaluated by timm, by the size of the test images. */
  public static final String TESTED_AT_160 = "timm's evaluation at 160 pixels";

  /** At torchvision's training size. */
  public static final String TESTED_AT_176 = "timm's evaluation at 176 pixels";

  /** At the usual size. */
  public static final String TESTED_AT_224 = "timm's evaluation at 224 pixels";

  /** At a larger size. */
  public static final String TESTED_AT_288 = "timm's evaluation at 288 pixels";

  private Conditions() {}
}
