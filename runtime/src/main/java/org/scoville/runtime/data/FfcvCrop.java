package org.scoville.runtime.data;

/**
 * The part of an image that FFCV takes, and the size that it gives it.
 *
 * @param side side of the finished square, in pixels
 * @param centerCropRatio side of the evaluation's middle square as a share of the shorter side
 * @param minArea smallest share of the area in a training crop
 * @param scaledDecoding whether a JPEG is decoded at a fraction of its size where that is enough
 */
record FfcvCrop(int side, double centerCropRatio, double minArea, boolean scaledDecoding) {}
