/** A button that opens a small panel below it. Escape and a click elsewhere close it; the focus goes back to the button. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface PopoverProps {
  label: ComponentChildren;
  /** What the panel is, for screen readers. */
  title: string;
  class?: string;
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end';
  children: (close: () => void) => ComponentChildren;
}

export function Popover({ label, title, class: kind = 'button', align = 'start', children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    root.current?.querySelector<HTMLElement>('.panel [autofocus], .panel input, .panel button, .panel a')?.focus();
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    <div
      class="popover"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={kind}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <div class="panel" id={id} role="dialog" aria-label={title} data-align={align}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
