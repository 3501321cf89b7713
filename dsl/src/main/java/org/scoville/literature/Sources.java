package org.scoville.literature;

/** The publications that rules, figures and recipes cite. */
public final class Sources {
  private static final String COMPOSER = "https://github.com/mosaicml/composer/tree/v0.7.1/";

  public static final Source MOSAIC_RECIPES = Source.of(Citations.MOSAIC_RECIPES);
  public static final Source MOSAIC_RANDAUGMENT = deepDive("RandAugment");
  public static final Source MOSAIC_BASELINES = Source.of(Citations.MOSAIC_BASELINES);
  public static final Source MOSAIC_TABLE_2 = Source.of(Citations.MOSAIC_TABLE_2);
  public static final Source MOSAIC_TABLE_3 = Source.of(Citations.MOSAIC_TABLE_3);
  public static final Source MOSAIC_TABLE_4 = Source.of(Citations.MOSAIC_TABLE_4);
  public static final Source MOSAIC_TABLE_5 = Source.of(Citations.MOSAIC_TABLE_5);
  public static final Source MOSAIC_TABLE_6 = Source.of(Citations.MOSAIC_TABLE_6);
  public static final Source MOSAIC_TABLE_7 = Source.of(Citations.MOSAIC_TABLE_7);
  public static final Source MOSAIC_TABLE_8 = Source.of(Citations.MOSAIC_TABLE_8);
  public static final Source COMPOSER_SAM = composer("composer/algorithms/sam/README.md");
  public static final Source COMPOSER_EMA = composer("composer/algorithms/ema/README.md");
  public static final Source COMPOSER_SWA = composer("composer/algorithms/swa/swa.py");
  public static final Source COMPOSER_EMA_AND_SWA =
      new Source(
          "Composer 0.13.0, composer/algorithms/ema/README.md",
          "https://github.com/mosaicml/composer/blob/v0.13.0/composer/algorithms/ema/README.md");
  public static final Source COMPOSER_RANDAUGMENT_CODE =
      composer("composer/algorithms/randaugment/randaugment.py");
  public static final Source COMPOSER_COLOUT_CODE =
      composer("composer/algorithms/colout/colout.py");
  public static final Source COMPOSER_COLOUT = composer("composer/algorithms/colout/README.md");
  public static final Source COMPOSER_LOSS = composer("composer/loss/loss.py");
  public static final Source COMPOSER_DECAY = composer("composer/optim/decoupled_weight_decay.py");
  public static final Source COMPOSER_RESIZING =
      composer("composer/algorithms/progressive_resizing/progressive_resizing.py");
  public static final Source COMPOSER_RESIZING_CARD =
      composer("composer/algorithms/progressive_resizing/README.md");
  public static final Source COMPOSER_BLURPOOL_CARD =
      composer("composer/algorithms/blurpool/README.md");
  public static final Source COMPOSER_STOCHASTIC_DEPTH_CARD =
      composer("composer/algorithms/stochastic_depth/README.md");
  public static final Source COMPOSER_GHOST_BATCHNORM =
      composer("composer/algorithms/ghost_batchnorm/README.md");
  public static final Source COMPOSER_BLURPOOL =
      new Source(
          "Composer 0.12.1, composer/algorithms/blurpool/blurpool.py",
          "https://github.com/mosaicml/composer/blob/v0.12.1/composer/algorithms/blurpool/blurpool.py");
  public static final Source COMPOSER_STOCHASTIC_DEPTH =
      composer("composer/algorithms/stochastic_depth/stochastic_depth.py");
  public static final Source COMPOSER_SCHEDULERS = composer("composer/optim/scheduler.py");
  public static final Source COMPOSER_RANDAUGMENT =
      composer("composer/algorithms/randaugment/README.md");
  public static final Source COMPOSER_SMOOTHING =
      composer("composer/algorithms/label_smoothing/label_smoothing.py");
  public static final Source COMPOSER_1230 =
      new Source("Composer issue 1230", "https://github.com/mosaicml/composer/pull/1230");
  public static final Source COMPOSER_825 =
      new Source("Composer pull request 825", "https://github.com/mosaicml/composer/pull/825");
  public static final Source COMPOSER_CUTOUT = composer("composer/algorithms/cutout/README.md");
  public static final Source COMPOSER_SCALE_SCHEDULE =
      composer("docs/source/method_cards/scale_schedule.md");
  public static final Source RANDAUGMENT_GRID =
      new Source(
          "pytorch-randaugment issue 9",
          "https://github.com/ildoonet/pytorch-randaugment/issues/9");
  public static final Source TORCHVISION_3995 = Source.of(Citations.TORCHVISION_3995);
  public static final Source TORCHVISION_5201 = Source.of(Citations.TORCHVISION_5201);
  public static final Source PADDLE_CLAS =
      new Source(
          "PaddleClas, table of augmentations",
          "https://github.com/PaddlePaddle/PaddleClas/blob/release/2.5/docs/zh_CN/training/config_description/data_augmentation.md");
  public static final Source COMPOSER_ENGINE = composer("composer/core/engine.py");
  public static final Source COMPOSER_CHANNELS_LAST =
      composer("composer/algorithms/channels_last/channels_last.py");
  public static final Source MOSAIC_TIMES = deepDive("how times were measured");
  public static final Source COMPOSER_728 =
      new Source("Composer issue 728", "https://github.com/mosaicml/composer/issues/728");
  public static final Source COMPOSER_1506 =
      new Source("Composer issue 1506", "https://github.com/mosaicml/composer/issues/1506");
  public static final Source COMPOSER_2003 =
      new Source("Composer issue 2003", "https://github.com/mosaicml/composer/issues/2003");
  public static final Source COMPOSER_SAMPLE_DROP =
      composer("composer/algorithms/stochastic_depth/sample_stochastic_layers.py");
  public static final Source COMPOSER_SMOOTHING_CARD =
      composer("composer/algorithms/label_smoothing/README.md");
  public static final Source TIMM_DROP =
      new Source(
          "timm, timm/layers/drop.py",
          "https://github.com/huggingface/pytorch-image-models/blob/aa4b5850c154/timm/layers/drop.py");
  public static final Source FFCV_IMAGENET_4 =
      new Source("ffcv-imagenet issue 4", "https://github.com/libffcv/ffcv-imagenet/issues/4");
  public static final Source PYTORCH_EXAMPLES_262 =
      new Source("PyTorch examples issue 262", "https://github.com/pytorch/examples/issues/262");
  public static final Source TORCHVISION_TRAIN =
      new Source(
          "torchvision, references/classification/train.py",
          "https://github.com/pytorch/vision/blob/main/references/classification/train.py");
  public static final Source TIMM_TRAIN =
      new Source(
          "timm, train.py",
          "https://github.com/huggingface/pytorch-image-models/blob/aa4b5850c154/train.py");
  public static final Source MOSAIC_EXAMPLES =
      new Source(
          "mosaicml/examples, ResNet on ImageNet, main.py", "https://github.com/mosaicml/examples");
  public static final Source MOSAIC_YAMLS =
      new Source(
          "mosaicml/benchmarks, blogs/resnet/recipes",
          "https://github.com/mosaicml/benchmarks/tree/4f1f093c822f/blogs/resnet/recipes");
  public static final Source TIMM_MIXUP =
      new Source(
          "timm, timm/data/mixup.py",
          "https://github.com/huggingface/pytorch-image-models/blob/aa4b5850c154/timm/data/mixup.py");
  public static final Source TIMM_1182 =
      new Source(
          "timm issue 1182", "https://github.com/huggingface/pytorch-image-models/issues/1182");
  public static final Source COMPOSER_3941 =
      new Source("Composer issue 3941", "https://github.com/mosaicml/composer/issues/3941");
  public static final Source FFCV_218 =
      new Source("FFCV issue 218", "https://github.com/libffcv/ffcv/issues/218");
  public static final Source FFCV_154 =
      new Source("FFCV pull request 154", "https://github.com/libffcv/ffcv/pull/154");
  public static final Source FFCV_79 =
      new Source("FFCV issue 79", "https://github.com/libffcv/ffcv/issues/79");
  public static final Source FFCV_120 =
      new Source("FFCV issue 120", "https://github.com/libffcv/ffcv/issues/120");
  public static final Source FFCV_LOADER =
      new Source(
          "FFCV, ffcv/loader/loader.py",
          "https://github.com/libffcv/ffcv/blob/main/ffcv/loader/loader.py");
  public static final Source FFCV_IMAGENET =
      new Source(
          "ffcv-imagenet, train_imagenet.py",
          "https://github.com/libffcv/ffcv-imagenet/blob/main/train_imagenet.py");
  public static final Source FFCV_RESULTS = Source.of(Citations.FFCV_RESULTS);
  public static final Source TORCHVISION_8363 =
      new Source("torchvision issue 8363", "https://github.com/pytorch/vision/issues/8363");
  public static final Source NVIDIA_EXAMPLES =
      new Source(
          "NVIDIA Deep Learning Examples, ResNet-50 v1.5",
          "https://github.com/NVIDIA/DeepLearningExamples");
  public static final Source TIMM_BCE =
      new Source(
          "timm, timm/loss/binary_cross_entropy.py",
          "https://github.com/huggingface/pytorch-image-models/blob/aa4b5850c154/timm/loss/binary_cross_entropy.py");
  public static final Source RSB = Source.of(Citations.RSB);
  public static final Source TIMM_RESULTS = Source.of(Citations.TIMM_RESULTS);
  public static final Source FIXRES = new Source("Touvron et al. 2019", "arXiv:1906.06423");
  public static final Source AIRBENCH = new Source("Jordan 2024", "arXiv:2404.00498");
  public static final Source SAM_PAPER = new Source("Foret et al. 2021", "arXiv:2010.01412");
  public static final Source SWA_PAPER = new Source("Izmailov et al. 2018", "arXiv:1803.05407");
  public static final Source RESNET = new Source("He et al. 2016", "arXiv:1512.03385");
  public static final Source VIT =
      new Source("Dosovitskiy et al. 2021, section 3.2", "arXiv:2010.11929");
  public static final Source TIMM_PATCHES =
      new Source(
          "timm, timm/layers/patch_embed.py",
          "https://github.com/huggingface/pytorch-image-models/blob/aa4b5850c154/timm/layers/patch_embed.py");
  public static final Source MUON =
      new Source("Jordan et al. 2024, Muon", "https://kellerjordan.github.io/posts/muon");
  public static final Source ADAM = new Source("Kingma and Ba 2015", "arXiv:1412.6980");
  public static final Source ALGOPERF =
      new Source(
          "MLCommons AlgoPerf, self-tuning track, ResNet-50",
          "https://github.com/mlcommons/algorithmic-efficiency");
  public static final Source ALGOPERF_767 =
      new Source(
          "AlgoPerf issue 767", "https://github.com/mlcommons/algorithmic-efficiency/issues/767");
  public static final Source LANGUAGE = new Source("Scoville", "what the language means");

  private Sources() {}

  private static Source deepDive(String part) {
    return new Source("Mosaic ResNet Deep Dive, " + part, MOSAIC_RECIPES.locator());
  }

  private static Source composer(String file) {
    return new Source("Composer 0.7.1, " + file, COMPOSER + file);
  }
}
