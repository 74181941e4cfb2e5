package io.holdwatch.classifier.price;

/** Where an expected price comes from; the first that says something counts. */
enum Step {
  CONTRACT,
  PROMOTION,
  CUSTOMER_LIST,
  LIST
}
