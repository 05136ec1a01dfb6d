;; Finds where one of several needles may end, 16 bytes at a time (the "Teddy" of Hyperscan and ripgrep).
;;
;; Every needle has a bit, shared where there are more than 8. For each of a needle's last three bytes two tables of 16 bytes
;; tell which bits a byte allows: one by its low half, one by its high half. The tables stand at the memory's begin:
;; 0 low and 16 high of the last byte but two, 32 and 48 of the last but one, 64 and 80 of the last.
(module
  (import "scan" "memory" (memory 1))

  ;; The first place in [at, end) that may be the last byte of a needle; `end` or more where there is none.
  ;; Up to 15 bytes from `end` on are read, and count for nothing.
  (func (export "next") (param $at i32) (param $end i32) (result i32)
    (local $low0 v128) (local $low1 v128) (local $low2 v128)
    (local $high0 v128) (local $high1 v128) (local $high2 v128)
    (local $low v128) (local $high v128)
    (local $first v128) (local $second v128)
    (local $firstBefore v128) (local $secondBefore v128)
    (local $hits v128)
    (local.set $low0 (v128.load (i32.const 0)))
    (local.set $high0 (v128.load (i32.const 16)))
    (local.set $low1 (v128.load (i32.const 32)))
    (local.set $high1 (v128.load (i32.const 48)))
    (local.set $low2 (v128.load (i32.const 64)))
    (local.set $high2 (v128.load (i32.const 80)))
    ;; What stands before the first block is not known: it allows everything.
    (local.set $firstBefore (v128.const i32x4 -1 -1 -1 -1))
    (local.set $secondBefore (v128.const i32x4 -1 -1 -1 -1))
    (block $none
      (loop $blocks
        (br_if $none (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $high (v128.load (local.get $at)))
        (local.set $low (v128.and
          (local.get $high)
          (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
        (local.set $high (v128.and
          (i16x8.shr_u (local.get $high) (i32.const 4))
          (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
        (local.set $first (v128.and
          (i8x16.swizzle (local.get $low0) (local.get $low))
          (i8x16.swizzle (local.get $high0) (local.get $high))))
        (local.set $second (v128.and
          (i8x16.swizzle (local.get $low1) (local.get $low))
          (i8x16.swizzle (local.get $high1) (local.get $high))))
        ;; The last byte allows the bit, the byte before it did, and the one before that.
        (local.set $hits (v128.and
          (v128.and
            (i8x16.swizzle (local.get $low2) (local.get $low))
            (i8x16.swizzle (local.get $high2) (local.get $high)))
          (v128.and
            (i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
              (local.get $firstBefore) (local.get $first))
            (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
              (local.get $secondBefore) (local.get $second)))))
        (if (v128.any_true (local.get $hits))
          (then
            (return (i32.add
              (local.get $at)
              (i32.ctz (i8x16.bitmask (i8x16.ne (local.get $hits) (v128.const i32x4 0 0 0 0))))))))
        (local.set $firstBefore (local.get $first))
        (local.set $secondBefore (local.get $second))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    (local.get $end)))
