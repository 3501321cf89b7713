package org.scoville.literature;

/**
 * The publications of recipes' results, as constants for {@code @Published}: a title, and the place
 * in angle brackets. {@link Sources} has the same as values, and all others.
 */
public final class Citations {
  private static final String DEEP_DIVE = " <https://www.databricks.com/blog/mosaic-resnet>";

  public static final String MOSAIC_RECIPES =
      "Mosaic ResNet Deep Dive, recipe overview and Table 1" + DEEP_DIVE;
  public static final String MOSAIC_BASELINES = "Mosaic ResNet Deep Dive, baselines" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_2 = "Mosaic ResNet Deep Dive, Table 2" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_3 = "Mosaic ResNet Deep Dive, Table 3" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_4 = "Mosaic ResNet Deep Dive, Table 4" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_5 = "Mosaic ResNet Deep Dive, Table 5" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_6 = "Mosaic ResNet Deep Dive, Table 6" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_7 = "Mosaic ResNet Deep Dive, Table 7" + DEEP_DIVE;
  public static final String MOSAIC_TABLE_8 = "Mosaic ResNet Deep Dive, Table 8" + DEEP_DIVE;
  public static final String RSB = "Wightman et al. 2021 <arXiv:2110.00476>";
  public static final String TIMM_RESULTS =
      "timm, results-imagenet.csv"
          + " <https://github.com/huggingface/pytorch-image-models/tree/aa4b5850c154/results>";
  public static final String MMPRETRAIN =
      "MMPretrain, configs/resnet/README.md <https://github.com/open-mmlab/mmpretrain>";
  public static final String TORCHVISION_3995 =
      "torchvision issue 3995 <https://github.com/pytorch/vision/issues/3995>";
  public static final String TORCHVISION_5201 =
      "torchvision pull request 5201 <https://github.com/pytorch/vision/pull/5201>";
  public static final String FFCV_RESULTS =
      "ffcv-imagenet, README and assets/agg.csv <https://github.com/libffcv/ffcv-imagenet>";

  private Citations() {}
}
