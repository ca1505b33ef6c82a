/** Two rings that overlap: what both feel is filled. */
export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false" style={{ flex: 'none' }}>
    <g fill="none" stroke="var(--accent)" strokeWidth={1.7}>
      <circle cx={8.6} cy={12} r={6.6} />
      <circle cx={15.4} cy={12} r={6.6} />
    </g>
    <path d="M12 6.35a6.6 6.6 0 0 1 0 11.3a6.6 6.6 0 0 1 0-11.3Z" fill="var(--accent)" />
  </svg>
)
